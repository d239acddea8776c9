package dev.parley.app.cli;

import dev.parley.client.FinishReason;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.TokenUsage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as one line of JSON for {@code --events}: {@code type} is the record's name in snake_case, the rest its
 * components. {@code choice} is left out where it is 0, and what the server did not tell where the contract has no place
 * for it.
 */
final class EventJson {

    private EventJson() {}

    /** One JSON object, without a line end. */
    static String line(StreamEvent event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", snakeCase(event.getClass().getSimpleName()));
        switch (event) {
            case StreamEvent.Opened e -> json.put("status", e.status());
            case StreamEvent.PhaseChanged e -> {
                json.put("phase", lower(e.phase()));
                putKnown(json, "queue_position", e.queuePosition());
            }
            case StreamEvent.JobAccepted e -> json.put("id", e.id());
            case StreamEvent.Progress e -> json.put("fraction", e.fraction()).put("message", e.message());
            case StreamEvent.JobLog e -> json.put("line", e.line());
            case StreamEvent.TextDelta e -> choice(json, e.choice()).put("text", e.text());
            case StreamEvent.ReasoningDelta e -> choice(json, e.choice()).put("text", e.text());
            case StreamEvent.ToolCallDelta e ->
                choice(json, e.choice())
                        .put("index", e.index())
                        .put("id", e.id())
                        .put("name", e.name())
                        .put("arguments", e.arguments());
            case StreamEvent.MediaReceived e -> media(choice(json, e.choice()), e.media());
            case StreamEvent.EmbeddingReceived e -> embedding(json, e);
            case StreamEvent.LogprobsReceived e -> choice(json, e.choice()).set("tokens", tokens(e.tokens()));
            case StreamEvent.UsageReported e -> usage(json, e.usage());
            case StreamEvent.TimingsReported e -> e.timings().forEach(json.putObject("timings")::put);
            case StreamEvent.Unrecognized e -> json.put("raw", e.raw());
            case StreamEvent.Completed e -> finish(json, e.finishReason());
            case StreamEvent.Failed e ->
                json.put("error", e.error().textKey())
                        .put("message", InferenceErrorText.sentence(e.error()))
                        .put("body_sent", e.error().bodySent());
            case StreamEvent.Cancelled e -> {}
        }
        return json.toString();
    }

    /** {@code PhaseChanged} becomes {@code phase_changed}. */
    static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode choice(ObjectNode json, int choice) {
        return choice == 0 ? json : json.put("choice", choice);
    }

    private static void putKnown(ObjectNode json, String field, @Nullable Integer value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static void media(ObjectNode json, Media media) {
        json.put("media_type", media.mediaType()).put("name", media.name());
        switch (media.content()) {
            case Media.InFile file -> json.put("file", file.file().toString()).put("bytes", file.bytes());
            case Media.Link link -> json.put("url", link.url());
        }
    }

    private static void embedding(ObjectNode json, StreamEvent.EmbeddingReceived event) {
        json.put("index", event.index());
        ArrayNode vector = json.putArray("vector");
        event.vector().forEach(vector::add);
    }

    private static ArrayNode tokens(List<TokenLogprob> tokens) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (TokenLogprob token : tokens) {
            ObjectNode json = array.addObject().put("token", token.token()).put("logprob", token.logprob());
            if (!token.alternatives().isEmpty()) {
                json.set("alternatives", tokens(token.alternatives()));
            }
        }
        return array;
    }

    private static void usage(ObjectNode json, TokenUsage usage) {
        json.put("input_tokens", usage.inputTokens()).put("output_tokens", usage.outputTokens());
        if (usage.cachedInputTokens() != null) {
            json.put("cached_input_tokens", usage.cachedInputTokens());
        }
        if (usage.reasoningTokens() != null) {
            json.put("reasoning_tokens", usage.reasoningTokens());
        }
    }

    /** The meaning across protocols; the server's own word beside it where it says more. */
    private static void finish(ObjectNode json, FinishReason reason) {
        String kind = lower(reason.kind());
        json.put("finish_reason", kind);
        if (!reason.raw().equals(kind)) {
            json.put("raw", reason.raw());
        }
    }
}
