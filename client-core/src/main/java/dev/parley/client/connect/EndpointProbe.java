package dev.parley.client.connect;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.JsonText;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.WireEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.SecretSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tests an endpoint with one real, tiny request. It leaves once, whatever the profile says about sending again. */
public final class EndpointProbe implements AutoCloseable {
    private static final String PROMPT = "ping";
    private static final int MOST_TOKENS = 16;
    private static final int MOST_WORDS = 120;

    private final EventStream stream;
    private final AtomicInteger polls = new AtomicInteger();
    private final StringBuilder words = new StringBuilder();
    private long begin;
    private @Nullable Duration opened;
    private @Nullable Duration firstToken;
    private int status;
    private @Nullable TokenUsage usage;
    private final SampleAnswer sample;
    private final AtomicReference<ProbeResult.@Nullable Tls> tls = new AtomicReference<>();

    private EndpointProbe(InferenceClient client, EndpointProfile profile) {
        this.sample = new SampleAnswer(profile);
        // A streamed answer has a first token to be timed; where there is no stream, the whole is asked for by itself.
        this.stream = client.open(request(profile), this::onWire);
    }

    /**
     * Prepares a test. Nothing is sent.
     *
     * @throws IllegalArgumentException if the profile is not valid; the message names every problem
     */
    public static EndpointProbe of(EndpointConnector connector, EndpointProfile profile, SecretSource keys) {
        return new EndpointProbe(connector.connect(sentOnce(profile), keys), profile);
    }

    private static EndpointProfile sentOnce(EndpointProfile profile) {
        return profile.toBuilder().resend(ResendPolicy.NEVER).build();
    }

    private static ChatRequest request(EndpointProfile profile) {
        return new ChatRequest(null, List.of(ChatMessage.user(PROMPT)), limit(profile), true);
    }

    /** A short answer is enough, where the protocol has a way to say so. */
    private static Map<String, JsonText> limit(EndpointProfile profile) {
        return switch (profile.protocol()) {
            case OPENAI_CHAT,
                    OPENAI_COMPLETIONS,
                    ANTHROPIC_MESSAGES,
                    GEMINI,
                    OLLAMA_CHAT,
                    OLLAMA_GENERATE,
                    LLAMACPP_COMPLETION,
                    KSERVE_GENERATE -> Map.of("max_tokens", JsonText.number(MOST_TOKENS));
            case OPENAI_RESPONSES -> Map.of("max_output_tokens", JsonText.number(MOST_TOKENS));
            case KSERVE_INFER,
                    TORCHSERVE_PREDICTIONS,
                    OPENAI_IMAGES,
                    OPENAI_SPEECH,
                    OPENAI_TRANSCRIPTIONS,
                    OPENAI_EMBEDDINGS,
                    OPENAI_VIDEOS -> Map.of();
            case TEMPLATE ->
                profile.template() == null
                        ? Map.of()
                        : TemplateTrial.usual(profile.template().body(), MOST_TOKENS);
        };
    }

    /** Sends the request and waits for its end; {@code onPhase} hears on this thread where it stands. Once. */
    public ProbeResult run(Consumer<Phase> onPhase) {
        begin = System.nanoTime();
        try (stream) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                ProbeResult result = take(event, onPhase);
                if (result != null) {
                    return result;
                }
            }
        }
        return new ProbeResult.Cancelled();
    }

    private @Nullable ProbeResult take(StreamEvent event, Consumer<Phase> onPhase) {
        switch (event) {
            case StreamEvent.PhaseChanged changed -> onPhase.accept(changed.phase());
            case StreamEvent.Opened answer -> {
                status = answer.status();
                opened = since(answer.atNanos());
            }
            case StreamEvent.TextDelta text -> piece(text.text(), text.atNanos());
            case StreamEvent.ReasoningDelta thought -> piece("", thought.atNanos());
            case StreamEvent.UsageReported reported -> usage = reported.usage();
            case StreamEvent.Completed completed -> {
                Duration total = since(completed.atNanos());
                return new ProbeResult.Answered(
                        status,
                        opened == null ? total : opened,
                        firstToken,
                        total,
                        firstWords(),
                        polls.get(),
                        tls.get(),
                        usage,
                        sample.text());
            }
            case StreamEvent.Failed failed -> {
                return new ProbeResult.Refused(failed.error(), since(failed.atNanos()));
            }
            case StreamEvent.Cancelled cancelled -> {
                return new ProbeResult.Cancelled();
            }
            default -> {
                // Everything else is for a chat.
            }
        }
        return null;
    }

    private void piece(String text, long atNanos) {
        if (firstToken == null) {
            firstToken = since(atNanos);
        }
        if (words.length() < 2 * MOST_WORDS) {
            words.append(text);
        }
    }

    private String firstWords() {
        String line = words.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= MOST_WORDS) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, MOST_WORDS)) + "…";
    }

    private Duration since(long atNanos) {
        return Duration.ofNanos(Math.max(0, atNanos - begin));
    }

    private void onWire(WireEvent event) {
        sample.on(event);
        if (event instanceof WireEvent.Connected connected && connected.tls() != null) {
            tls.set(new ProbeResult.Tls(connected.tls(), connected.certificate()));
        }
        if (event instanceof WireEvent.RequestStarted request
                && request.method().equals("GET")) {
            polls.incrementAndGet();
        }
    }

    /** Ends the test, from any thread; {@link #run} then answers {@link ProbeResult.Cancelled}. */
    @Override
    public void close() {
        stream.close();
    }
}
