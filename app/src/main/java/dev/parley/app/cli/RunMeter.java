package dev.parley.app.cli;

import dev.parley.client.StreamEvent;
import dev.parley.client.WireEvent;
import dev.parley.client.WireListener;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Measures one attempt, from the moment it is made. Used by the thread that reads the stream. */
final class RunMeter implements WireListener {
    private final long startNanos;
    private @Nullable Long firstNanos;
    private long lastNanos;
    private @Nullable Long inputTokens;
    private @Nullable Long outputTokens;
    private int posts;

    /** Starts at {@code startNanos}, by {@link System#nanoTime()}. */
    RunMeter(long startNanos) {
        this.startNanos = startNanos;
        this.lastNanos = startNanos;
    }

    @Override
    public void on(WireEvent event) {
        if (event instanceof WireEvent.BodySent sent && sent.method().equals("POST")) {
            posts++;
        }
    }

    void on(StreamEvent event) {
        lastNanos = event.atNanos();
        if (firstNanos == null && isAnswer(event)) {
            firstNanos = event.atNanos();
        }
        if (event instanceof StreamEvent.UsageReported reported) {
            // Servers may report in parts; a later report that says nothing of a count does not erase it.
            inputTokens = reported.usage().inputTokens() == null
                    ? inputTokens
                    : reported.usage().inputTokens();
            outputTokens = reported.usage().outputTokens() == null
                    ? outputTokens
                    : reported.usage().outputTokens();
        }
    }

    private static boolean isAnswer(StreamEvent event) {
        return event instanceof StreamEvent.TextDelta
                || event instanceof StreamEvent.ReasoningDelta
                || event instanceof StreamEvent.ToolCallDelta
                || event instanceof StreamEvent.MediaReceived
                || event instanceof StreamEvent.EmbeddingReceived;
    }

    /** How many POSTs left this machine. */
    int posts() {
        return posts;
    }

    /** The last line of {@code --events}. Times in milliseconds; {@code ttft_ms} is null if nothing of an answer came. */
    String summaryLine() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "summary");
        json.put("ttft_ms", firstNanos == null ? null : (Long) millis(firstNanos - startNanos));
        json.put("duration_ms", millis(lastNanos - startNanos));
        json.put("input_tokens", inputTokens);
        json.put("output_tokens", outputTokens);
        json.put("posts", posts);
        return json.toString();
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
