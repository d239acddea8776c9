package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code generate} and {@code generate_stream} of the Open Inference Protocol (generate_rest.yaml), as KServe and Triton
 * serve them. A path that ends in {@code /generate} becomes {@code /generate_stream} for a streamed request; any other
 * path is left alone.
 *
 * <p>The request's parameters are the protocol's {@code parameters}; {@code id} and {@code text_input} replace the fields
 * of that name.
 */
public final class KserveGenerateAdapter implements ProtocolAdapter {
    private static final Set<String> FIELDS = Set.of("id", "text_input");
    private static final String STREAM = "/generate_stream";

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("text_input", PlainPrompt.dialogue(request, profile));
        ObjectNode parameters = body.putObject("parameters");
        request.parameters()
                .forEach((name, value) -> (FIELDS.contains(name) ? body : parameters).set(name, Json.exact(value)));
        if (parameters.isEmpty()) {
            body.remove("parameters");
        }
        String path = ProtocolPath.of(profile, request);
        String wanted = stream ? path.replaceFirst("/generate(?=\\?|$)", STREAM) : path;
        return WireRequest.json(wanted, body.toString(), wanted.contains(STREAM));
    }

    @Override
    public ModelListing models() {
        return ModelListing.KSERVE;
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new Decoder();
    }

    /** The end of the connection is the end of the answer: the protocol has no marker. */
    private static final class Decoder implements AnswerDecoder {
        private @Nullable FinishReason finishReason;

        @Override
        public boolean piece(Frame frame, EventSink out) throws DecodeException {
            if (frame.is("[DONE]")) {
                return true; // not in the specification, yet servers with OpenAI's habits send it
            }
            JsonNode json = JsonAnswer.object(frame);
            JsonNode details = json.path("details");
            JsonNode text = json.path("text_output");
            JsonNode token = details.path("token");
            if (!token.path("special").asBoolean(false)) {
                JsonAnswer.text(0, joined(text), out);
                logprobs(token.isObject() ? List.of(token) : List.of(), out);
            }
            finish(details.path("finish_reason"));
            if (!text.isString() && !text.isArray() && !details.isObject()) {
                JsonAnswer.unrecognized(json, out);
            }
            return false;
        }

        @Override
        public void whole(String body, EventSink out) throws DecodeException {
            JsonNode json = JsonAnswer.object(body);
            JsonNode text = json.path("text_output");
            if (!text.isString() && !text.isArray()) {
                throw DecodeException.malformed("text_output", "The answer has none.");
            }
            JsonAnswer.text(0, joined(text), out);
            List<JsonNode> tokens = new ArrayList<>();
            json.path("details").path("logprobs").forEach(tokens::add);
            logprobs(tokens, out);
            finish(json.path("details").path("finish_reason"));
        }

        @Override
        public @Nullable FinishReason finishReason() {
            return finishReason;
        }

        @Override
        public @Nullable FinishReason orderlyEnd() {
            return FinishReason.UNSTATED;
        }

        /** Triton answers a batch with an array. */
        private static String joined(JsonNode text) {
            if (text.isString()) {
                return text.stringValue();
            }
            StringBuilder joined = new StringBuilder();
            for (JsonNode part : text) {
                joined.append(part.isString() ? part.stringValue() : "");
            }
            return joined.toString();
        }

        private static void logprobs(List<JsonNode> tokens, EventSink out) {
            List<TokenLogprob> found = tokens.stream()
                    .filter(token -> token.path("text").isString()
                            && token.path("logprob").isNumber())
                    .map(token -> new TokenLogprob(
                            token.path("text").stringValue(),
                            token.path("logprob").asDouble(Double.NaN),
                            List.of()))
                    .toList();
            if (!found.isEmpty()) {
                out.emit(new StreamEvent.LogprobsReceived(0, found, System.nanoTime()));
            }
        }

        private void finish(JsonNode reason) {
            if (reason.isString()) {
                finishReason = JsonAnswer.reason(reason.stringValue());
            }
        }
    }
}
