package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.job.JobResult;
import dev.parley.client.job.JobStatus;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/videos} (reference: "Create video"), and {@code /v1/videos/generations} as FlexAI serves it. The answer
 * is a job; the video is fetched from its {@code /content}, or lies within the job's own status as base64 or as a link.
 */
public final class OpenAiVideosAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = OpenAiBody.start(request, profile);
        body.put("prompt", PlainPrompt.last(request, profile));
        return WireRequest.json(ProtocolPath.of(profile, request), OpenAiBody.finish(body, request, false), false)
                .withHeaders(Map.of("Accept", "application/json, video/*"));
    }

    /** Of the content, or of a status that holds the video. */
    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new Decoder(new MediaItems(media));
    }

    /** That of the content. */
    @Override
    public Framing framing(EndpointProfile profile, boolean streaming) {
        return Framing.BINARY;
    }

    @Override
    public ProtocolJob job() {
        return new Job();
    }

    private static final class Decoder extends WholeDecoder {
        private final MediaItems items;

        Decoder(MediaItems items) {
            this.items = items;
        }

        @Override
        public void whole(String body, EventSink out) throws DecodeException {
            JsonNode json = JsonAnswer.object(body);
            int videos = items.list(json.path("data"), null, out) + (items.one(0, json, null, out) ? 1 : 0);
            if (videos == 0) {
                throw DecodeException.malformed("data", "There is no video in the answer.");
            }
            JsonAnswer.usage(json.path("usage"), out);
        }
    }

    private static final class Job implements ProtocolJob {

        @Override
        public @Nullable String id(JsonNode created) {
            String id = Json.stringOrNull(created.path("id"));
            return id == null || id.isBlank() ? null : id;
        }

        @Override
        public String statusPath(String requestPath, String id) {
            String bare = withoutQuery(requestPath);
            return bare + "/" + id + requestPath.substring(bare.length());
        }

        @Override
        public @Nullable JobStatus status(JsonNode json) {
            String word = Json.text(json.path("status")).toLowerCase(Locale.ROOT);
            return switch (word) {
                case "queued", "pending" -> new JobStatus.Pending(null, null);
                case "in_progress", "processing", "running" -> JobStatus.Running.PLAIN;
                case "completed", "succeeded" -> new JobStatus.Completed(new JobResult(json.toString(), true));
                case "failed", "cancelled", "canceled", "expired" -> new JobStatus.Failed(null, reason(json, word));
                default ->
                    resultText(json) == null ? null : new JobStatus.Completed(new JobResult(json.toString(), true));
            };
        }

        private static String reason(JsonNode json, String word) {
            JsonNode error = json.path("error");
            JsonNode message = error.path("message");
            if (message.isString()) {
                return message.stringValue();
            }
            return error.isMissingNode() || error.isNull() ? "The job ended as " + word + "." : Json.text(error);
        }

        @Override
        public @Nullable String resultPath(String requestPath, String id) {
            return withoutQuery(requestPath).endsWith("/generations") ? null : statusPath(requestPath, id + "/content");
        }

        @Override
        public @Nullable String cancelPath(String requestPath, String id) {
            return statusPath(requestPath, id);
        }

        /** OpenAI counts to 100. */
        @Override
        public @Nullable Double progress(JsonNode status) {
            JsonNode percent = status.path("progress");
            return percent.isNumber() ? Math.clamp(percent.asDouble(0) / 100, 0, 1) : null;
        }

        @Override
        public @Nullable String resultText(JsonNode status) {
            boolean held = !status.path("data").isEmpty()
                    || status.path("url").isString()
                    || status.path("b64_json").isString();
            return held ? status.toString() : null;
        }

        private static String withoutQuery(String path) {
            int query = path.indexOf('?');
            return query < 0 ? path : path.substring(0, query);
        }
    }
}
