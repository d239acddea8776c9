package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Transcriptions as JSON, as plain text (text, srt and vtt), and as events: OpenAI's {@code transcript.text.delta} and
 * {@code transcript.text.done}, vLLM's chunks in the shape of a chat, and bare {@code {"text"}} of whisper servers.
 */
final class TranscriptionDecoder implements AnswerDecoder {
    private final OpenAiDecoder chunks = new OpenAiDecoder();

    /** Whether the pieces are events, which the first one says: text never begins like that, see FramingDetector. */
    private @Nullable Boolean events;

    private boolean marksItsEnd;
    private boolean said;
    private @Nullable FinishReason finishReason;

    @Override
    public boolean piece(Frame frame, EventSink out) throws DecodeException {
        if (events == null) {
            events = frame.text().stripLeading().startsWith("{");
        }
        if (frame.is("[DONE]")) {
            return true;
        }
        if (!events) {
            JsonAnswer.text(0, frame.text(), out);
            return false;
        }
        JsonNode json = JsonAnswer.object(frame);
        if (json.path("choices").isArray()) {
            marksItsEnd = true;
            return chunks.piece(frame, out);
        }
        return event(json, out);
    }

    private boolean event(JsonNode json, EventSink out) {
        String type = Json.text(json.path("type"));
        marksItsEnd |= type.startsWith("transcript.");
        switch (type) {
            case "transcript.text.delta" -> {
                text(json.path("delta"), out);
                logprobs(json.path("logprobs"), out);
            }
            case "transcript.text.done" -> {
                if (!said) {
                    text(json.path("text"), out);
                    logprobs(json.path("logprobs"), out);
                }
                usage(json.path("usage"), out);
                finishReason = FinishReason.UNSTATED;
            }
            default -> {
                if (type.isEmpty() && json.path("text").isString()) {
                    text(json.path("text"), out);
                } else {
                    JsonAnswer.unrecognized(json, out);
                }
            }
        }
        return finishReason != null;
    }

    @Override
    public void whole(String body, EventSink out) throws DecodeException {
        if (body.isBlank()) {
            throw DecodeException.malformed("the body", "It is empty.");
        }
        JsonNode json = Json.parse(body);
        if (json != null && json.isString()) {
            JsonAnswer.text(0, json.stringValue(), out);
        } else if (body.stripLeading().startsWith("{")) {
            object(JsonAnswer.object(body), out);
        } else {
            JsonAnswer.text(0, body, out);
        }
        finishReason = FinishReason.UNSTATED;
    }

    private void object(JsonNode json, EventSink out) throws DecodeException {
        if (!json.path("text").isString()) {
            throw DecodeException.malformed("text", "The answer has none.");
        }
        text(json.path("text"), out);
        logprobs(json.path("logprobs"), out);
        usage(json.path("usage"), out);
        duration("duration", json.path("duration"), out);
    }

    private void text(JsonNode text, EventSink out) {
        if (text.isString()) {
            said = true;
            JsonAnswer.text(0, text.stringValue(), out);
        }
    }

    /** Tokens, or the seconds of audio by which whisper is billed. */
    private static void usage(JsonNode usage, EventSink out) {
        if (!JsonAnswer.usage(usage, out)) {
            duration("seconds", usage.path("seconds"), out);
        }
    }

    /** A number, or one in a string. */
    private static void duration(String name, JsonNode node, EventSink out) {
        double seconds = node.asDouble(Double.NaN);
        if (!Double.isNaN(seconds)) {
            out.emit(new StreamEvent.TimingsReported(Map.of(name, seconds), System.nanoTime()));
        }
    }

    private static void logprobs(JsonNode logprobs, EventSink out) {
        List<TokenLogprob> tokens = new ArrayList<>();
        for (JsonNode token : logprobs) {
            if (token.path("token").isString() && token.path("logprob").isNumber()) {
                tokens.add(new TokenLogprob(
                        token.path("token").stringValue(), token.path("logprob").asDouble(Double.NaN), List.of()));
            }
        }
        if (!tokens.isEmpty()) {
            out.emit(new StreamEvent.LogprobsReceived(0, tokens, System.nanoTime()));
        }
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return finishReason != null ? finishReason : chunks.finishReason();
    }

    /** Text and bare events simply end. */
    @Override
    public @Nullable FinishReason orderlyEnd() {
        return marksItsEnd ? null : FinishReason.UNSTATED;
    }
}
