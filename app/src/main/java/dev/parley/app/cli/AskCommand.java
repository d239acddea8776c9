package dev.parley.app.cli;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.InferenceException;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireListener;
import dev.parley.client.endpoint.EndpointProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley ask}: one question, one answer on standard output. */
@Command(name = "ask", mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
    private final AppServices services;
    private final Console console;

    @Mixin
    EndpointOptions endpoint = new EndpointOptions();

    @Parameters(arity = "0..1", paramLabel = "PROMPT", descriptionKey = "PROMPT")
    @Nullable String prompt;

    @Option(names = "--system", paramLabel = "TEXT")
    @Nullable String system;

    @Option(names = "--param", paramLabel = "NAME=VALUE")
    List<String> params = new ArrayList<>();

    @Option(names = "--attach", paramLabel = "FILE")
    List<String> attachments = new ArrayList<>();

    @Option(names = "--no-stream")
    boolean noStream;

    @Option(names = "--events")
    boolean events;

    AskCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Targets targets = new Targets(services)) {
            Targets.Choice choice = targets.choose(endpoint);
            ChatRequest request = request();
            Target target = choice.open();
            try (AppServices.Connector connector = services.connector(target.secrets(), new TerminalConsent(console))) {
                return ask(connector, target.profile(), request);
            }
        }
    }

    private ChatRequest request() {
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        NameValue.parse("--param", "NAME=VALUE", params)
                .forEach((name, value) -> parameters.put(name, JsonText.lenient(value)));
        List<ContentPart> parts = new ArrayList<>();
        attachments.forEach(file -> parts.add(AttachmentFile.read(file)));
        parts.addFirst(new ContentPart.Text(promptText()));
        List<ChatMessage> messages = new ArrayList<>();
        if (system != null) {
            messages.add(ChatMessage.system(system));
        }
        messages.add(new ChatMessage(Role.USER, parts));
        return new ChatRequest(null, messages, parameters, !noStream);
    }

    private String promptText() {
        String text = prompt == null ? standardInput() : prompt;
        if (text.isBlank()) {
            throw UsageException.of("ask.empty_prompt");
        }
        return text;
    }

    /** All of standard input, without the line end that a shell puts at its end. */
    private String standardInput() {
        if (console.inIsTerminal()) {
            console.error(Messages.text("ask.type_the_prompt"));
        }
        try {
            String text = new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceFirst("\\r?\\n\\z", "");
        } catch (IOException e) {
            throw UsageException.of("ask.stdin_unreadable");
        }
    }

    private int ask(AppServices.Connector connector, EndpointProfile profile, ChatRequest request) {
        AnswerSink sink = events ? new JsonSink(console) : new TextSink(new ConsolePage(console));
        RunMeter meter = new RunMeter(System.nanoTime());
        InferenceClient client = connect(connector, profile);
        AnswerRun run = new AnswerRun(sink, meter);
        try (EventStream stream = open(client, request, meter);
                InterruptGuard _ = InterruptGuard.watch(stream::close)) {
            StreamEvent.Terminal end = run.read(stream);
            if (end == null || end instanceof StreamEvent.Cancelled) {
                endJob(client, run.jobId());
            }
            return exitCode(end);
        }
    }

    /** Nobody waits for the answer any more, so a server that can end the job may as well. */
    private void endJob(InferenceClient client, @Nullable String jobId) {
        if (jobId == null) {
            return;
        }
        try {
            if (!client.cancelJob(jobId, WireListener.NONE)) {
                console.error(Messages.text("ask.job_goes_on", jobId));
            }
        } catch (InferenceException e) {
            console.error(Messages.text("ask.job_not_ended", jobId, InferenceErrorText.sentence(e.error())));
        }
    }

    private static InferenceClient connect(AppServices.Connector connector, EndpointProfile profile) {
        try {
            return connector.connect(profile);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static EventStream open(InferenceClient client, ChatRequest request, RunMeter meter) {
        try {
            return client.open(request, meter);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private int exitCode(StreamEvent.@Nullable Terminal end) {
        return switch (end) {
            case null -> ExitCode.BROKEN_PIPE;
            case StreamEvent.Completed e -> ExitCode.OK;
            case StreamEvent.Cancelled e -> ExitCode.CANCELLED;
            case StreamEvent.Failed e -> {
                console.error(InferenceErrorText.sentence(e.error()));
                yield ExitCode.FAILED;
            }
        };
    }
}
