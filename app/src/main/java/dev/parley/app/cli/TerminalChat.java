package dev.parley.app.cli;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.StreamEvent;
import dev.parley.client.store.SecretStoreException;
import dev.parley.gateway.GatewayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation in text: reads a line, shows the answer, remembers both. */
final class TerminalChat {
    private final ChatScreen screen;
    private final ChatEndpoints endpoints;
    private final List<ChatMessage> history = new ArrayList<>();
    private String profile;
    private @Nullable InferenceClient client;
    private boolean lastFailed;

    TerminalChat(ChatScreen screen, ChatEndpoints endpoints) {
        this.screen = screen;
        this.endpoints = endpoints;
        this.profile = endpoints.names().getFirst();
    }

    /** Talks until the person leaves. With pipes the exit code tells whether the last answer failed. */
    int run() {
        if (screen.isInteractive()) {
            screen.say(Messages.text("chat.greeting", profile));
        }
        boolean open = true;
        while (open && !screen.isBroken()) {
            open = switch (screen.read(Messages.text("chat.prompt"))) {
                case ChatScreen.Input.Line line -> obey(line.text());
                case ChatScreen.Input.Interrupted interrupted -> true;
                case ChatScreen.Input.End end -> false;
            };
        }
        if (screen.isBroken()) {
            return ExitCode.BROKEN_PIPE;
        }
        return lastFailed && !screen.isInteractive() ? ExitCode.FAILED : ExitCode.OK;
    }

    /** Whether to go on. What begins with a slash and is none of the commands is for the model, as /demo is. */
    private boolean obey(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return true;
        }
        String[] words = text.split("\\s+", 2);
        String rest = words.length > 1 ? words[1].strip() : "";
        switch (words[0]) {
            case "/quit" -> {
                return false;
            }
            case "/help" -> Messages.text("chat.help").lines().forEach(screen::say);
            case "/new" -> {
                history.clear();
                screen.say(Messages.text("chat.new"));
            }
            case "/profile" -> profile(rest);
            default -> answer(line);
        }
        return true;
    }

    private void profile(String wanted) {
        List<String> names = endpoints.names();
        if (wanted.isEmpty()) {
            for (int i = 0; i < names.size(); i++) {
                screen.say((names.get(i).equals(profile) ? "* " : "  ") + (i + 1) + "  " + names.get(i));
            }
            return;
        }
        Optional<String> found = byNumberOrName(names, wanted);
        if (found.isEmpty()) {
            screen.problem(Messages.text("chat.unknown_profile", wanted));
            return;
        }
        profile = found.get();
        client = null;
        screen.say(Messages.text("chat.profile", profile));
    }

    private static Optional<String> byNumberOrName(List<String> names, String wanted) {
        if (wanted.matches("\\d{1,4}")) {
            int index = Integer.parseInt(wanted) - 1;
            return index >= 0 && index < names.size() ? Optional.of(names.get(index)) : Optional.empty();
        }
        return names.stream().filter(name -> name.equalsIgnoreCase(wanted)).findFirst();
    }

    private void answer(String prompt) {
        List<ChatMessage> messages = new ArrayList<>(history);
        messages.add(ChatMessage.user(prompt));
        try {
            if (client == null) {
                client = endpoints.connect(profile, this::mayResend);
            }
            converse(client, new ChatRequest(null, messages, Map.of(), true));
        } catch (UsageException | GatewayException | SecretStoreException | IllegalArgumentException e) {
            lastFailed = true;
            screen.problem(String.valueOf(e.getMessage()));
        }
    }

    private void converse(InferenceClient to, ChatRequest request) {
        Collected answer = new Collected(new TextSink(screen));
        StreamEvent.Terminal end;
        try (EventStream stream = to.open(request);
                ChatScreen.Watch _ = screen.onInterrupt(stream::close)) {
            end = new AnswerRun(answer, new RunMeter(System.nanoTime())).read(stream);
        }
        lastFailed = end instanceof StreamEvent.Failed;
        switch (end) {
            case null -> {}
            case StreamEvent.Completed completed -> {}
            case StreamEvent.Cancelled cancelled -> screen.say(Messages.text("chat.stopped"));
            case StreamEvent.Failed failed -> screen.problem(InferenceErrorText.sentence(failed.error()));
        }
        // A turn without any answer is forgotten, so that asking again does not send the question twice.
        if (end instanceof StreamEvent.Completed || !answer.text().isEmpty()) {
            history.add(request.messages().getLast());
            history.add(ChatMessage.assistant(answer.text()));
        }
    }

    private boolean mayResend(InferenceError error, Duration wait) {
        if (!screen.isInteractive()) {
            return false;
        }
        screen.say(TerminalConsent.question(error, wait));
        return screen.read(Messages.text("chat.prompt")) instanceof ChatScreen.Input.Line line
                && TerminalConsent.isYes(line.text());
    }

    /** Shows an answer and keeps its text. */
    private static final class Collected implements AnswerSink {
        private final AnswerSink shown;
        private final StringBuilder text = new StringBuilder();

        Collected(AnswerSink shown) {
            this.shown = shown;
        }

        String text() {
            return text.toString();
        }

        @Override
        public void accept(StreamEvent event) {
            if (event instanceof StreamEvent.TextDelta delta && delta.choice() == 0) {
                text.append(delta.text());
            }
            shown.accept(event);
        }

        @Override
        public void finish(RunMeter meter) {
            shown.finish(meter);
        }

        @Override
        public boolean isBroken() {
            return shown.isBroken();
        }
    }
}
