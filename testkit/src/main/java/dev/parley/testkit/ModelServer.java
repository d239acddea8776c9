package dev.parley.testkit;

import java.util.Base64;
import java.util.List;

/**
 * How a model server of each protocol answers, written from the protocols' documentation and not from any client of ours.
 * An answer says a text where the protocol can; else it is {@link #PNG} or {@link #WAV} or a vector of three numbers.
 */
public final class ModelServer {
    /** A picture of one pixel. */
    public static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /** A sound without samples. */
    public static final byte[] WAV =
            Base64.getDecoder().decode("UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=");

    private static final String USAGE = "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5,\"total_tokens\":8}";

    private final String protocol;

    /** {@code protocol}: its id as profiles say it. */
    public ModelServer(String protocol) {
        this.protocol = protocol;
    }

    /** Where such a server listens, for the model {@code m}. */
    public String path() {
        return switch (protocol) {
            case "openai-chat" -> "/v1/chat/completions";
            case "openai-completions" -> "/v1/completions";
            case "openai-responses" -> "/v1/responses";
            case "anthropic-messages" -> "/v1/messages";
            case "gemini" -> "/v1beta/models/m:generateContent";
            case "ollama-chat" -> "/api/chat";
            case "ollama-generate" -> "/api/generate";
            case "llamacpp-completion" -> "/completion";
            case "kserve-infer" -> "/v2/models/m/infer";
            case "kserve-generate" -> "/v2/models/m/generate";
            case "torchserve-predictions" -> "/predictions/m";
            case "openai-images" -> "/v1/images/generations";
            case "openai-speech" -> "/v1/audio/speech";
            case "openai-transcriptions" -> "/v1/audio/transcriptions";
            case "openai-embeddings" -> "/v1/embeddings";
            case "openai-videos" -> "/v1/videos";
            case "template" -> "/";
            default -> throw new IllegalArgumentException(protocol);
        };
    }

    /** Whether the answer is text. */
    public boolean speaks() {
        return switch (protocol) {
            case "openai-images", "openai-speech", "openai-embeddings", "openai-videos" -> false;
            default -> true;
        };
    }

    /** Answers a request that came to this path with this body; what the protocol does not allow is a 4xx. */
    public Reply answer(String target, String body, String text) {
        String place = target.split("[?]", 2)[0];
        boolean streamPath = place.endsWith(":streamGenerateContent") || place.endsWith("/generate_stream");
        String plain =
                place.replace(":streamGenerateContent", ":generateContent").replace("/generate_stream", "/generate");
        if (!plain.equals(path())) {
            return Reply.json(404, "{\"error\":{\"message\":\"no such path " + place + "\"}}");
        }
        if (!protocol.equals("openai-transcriptions") && !body.startsWith("{")) {
            return Reply.json(400, "{\"error\":{\"message\":\"the body is not a JSON object\"}}");
        }
        boolean streams =
                streamPath || body.contains("\"stream\":true") || (isOllama() && !body.contains("\"stream\":false"));
        return streams ? streamed(text) : whole(text);
    }

    private boolean isOllama() {
        return protocol.startsWith("ollama-");
    }

    private Reply whole(String text) {
        return switch (protocol) {
            case "openai-speech" ->
                Reply.status(200).header("Content-Type", "audio/wav").body(WAV);
            case "torchserve-predictions" -> Reply.text(200, "text/plain", text);
            default -> Reply.json(200, json(text));
        };
    }

    /** The whole answer as JSON (or, from TorchServe, as text). */
    public String json(String text) {
        String quoted = quoted(text);
        return switch (protocol) {
            case "openai-chat" ->
                "{\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                        + quoted + "},\"finish_reason\":\"stop\"}]," + USAGE + "}";
            case "openai-completions" ->
                "{\"object\":\"text_completion\",\"choices\":[{\"index\":0,\"text\":" + quoted
                        + ",\"finish_reason\":\"stop\"}]," + USAGE + "}";
            case "openai-responses" -> response("completed", text);
            case "anthropic-messages" ->
                "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":" + quoted
                        + "}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,\"output_tokens\":5}}";
            case "gemini" -> gemini(quoted, ",\"finishReason\":\"STOP\"");
            case "ollama-chat" ->
                "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":" + quoted
                        + "},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":3,\"eval_count\":5}";
            case "ollama-generate" ->
                "{\"model\":\"m\",\"response\":" + quoted
                        + ",\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":3,\"eval_count\":5}";
            case "llamacpp-completion" ->
                "{\"content\":" + quoted
                        + ",\"stop\":true,\"stop_type\":\"eos\",\"tokens_evaluated\":3,\"tokens_predicted\":5}";
            case "kserve-infer" ->
                "{\"model_name\":\"m\",\"outputs\":[{\"name\":\"text_output\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":["
                        + quoted + "]}]}";
            case "kserve-generate" ->
                "{\"model_name\":\"m\",\"text_output\":" + quoted + ",\"details\":{\"finish_reason\":\"eos_token\"}}";
            case "openai-images" ->
                "{\"created\":1,\"data\":[{\"b64_json\":\""
                        + Base64.getEncoder().encodeToString(PNG) + "\"}]}";
            case "openai-transcriptions" -> "{\"text\":" + quoted + "}";
            case "openai-embeddings" ->
                "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5,-0.25,1]}],"
                        + "\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}";
            case "torchserve-predictions" -> text;
            case "template" -> "{\"answer\":" + quoted + "}";
            default -> throw new IllegalArgumentException(protocol);
        };
    }

    private Reply streamed(String text) {
        int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        List<String> pieces = List.of(text.substring(0, half), text.substring(half));
        return switch (protocol) {
            case "ollama-chat", "ollama-generate" -> ndjson(pieces);
            case "torchserve-predictions" ->
                Reply.status(200)
                        .header("Content-Type", "text/plain")
                        .chunk(pieces.get(0))
                        .chunk(pieces.get(1));
            case "openai-images",
                    "openai-speech",
                    "openai-transcriptions",
                    "openai-embeddings",
                    "kserve-infer",
                    "template" -> whole(text);
            default -> sse(pieces);
        };
    }

    private Reply ndjson(List<String> pieces) {
        Reply reply = Reply.status(200).header("Content-Type", "application/x-ndjson");
        for (String piece : pieces) {
            String held = protocol.equals("ollama-chat")
                    ? "\"message\":{\"role\":\"assistant\",\"content\":" + quoted(piece) + "}"
                    : "\"response\":" + quoted(piece);
            reply = reply.chunk("{\"model\":\"m\"," + held + ",\"done\":false}\n");
        }
        return reply.chunk(json("") + "\n");
    }

    private Reply sse(List<String> pieces) {
        Reply reply = Reply.sse();
        for (String event : events(pieces)) {
            reply = reply.chunk(event + "\n\n");
        }
        return reply;
    }

    /** The events of a streamed answer, without the blank lines between them. */
    public List<String> events(List<String> pieces) {
        String first = quoted(pieces.get(0));
        String second = quoted(pieces.get(1));
        return switch (protocol) {
            case "openai-chat" ->
                List.of(
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":" + first
                                + "}}]}",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":" + second + "}}]}",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]," + USAGE + "}",
                        "data: [DONE]");
            case "openai-completions" ->
                List.of(
                        "data: {\"choices\":[{\"index\":0,\"text\":" + first + "}]}",
                        "data: {\"choices\":[{\"index\":0,\"text\":" + second + ",\"finish_reason\":\"stop\"}]," + USAGE
                                + "}",
                        "data: [DONE]");
            case "openai-responses" -> responseEvents(first, second, pieces.get(0) + pieces.get(1));
            case "anthropic-messages" -> anthropicEvents(first, second);
            case "gemini" ->
                List.of("data: " + gemini(first, ""), "data: " + gemini(second, ",\"finishReason\":\"STOP\""));
            case "llamacpp-completion" ->
                List.of(
                        "data: {\"content\":" + first + ",\"stop\":false}",
                        "data: {\"content\":" + second + ",\"stop\":false}",
                        "data: " + json(""));
            case "kserve-generate" ->
                List.of(
                        "data: {\"model_name\":\"m\",\"text_output\":" + first + "}",
                        "data: {\"model_name\":\"m\",\"text_output\":" + second
                                + ",\"details\":{\"finish_reason\":\"eos_token\"}}");
            default -> throw new IllegalArgumentException(protocol);
        };
    }

    private static List<String> anthropicEvents(String first, String second) {
        return List.of(
                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"role\":\"assistant\",\"content\":[],"
                        + "\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}",
                "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
                        + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                "event: ping\ndata: {\"type\":\"ping\"}",
                "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                        + "\"delta\":{\"type\":\"text_delta\",\"text\":" + first + "}}",
                "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                        + "\"delta\":{\"type\":\"text_delta\",\"text\":" + second + "}}",
                "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}",
                "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},"
                        + "\"usage\":{\"output_tokens\":5}}",
                "event: message_stop\ndata: {\"type\":\"message_stop\"}");
    }

    private static List<String> responseEvents(String first, String second, String whole) {
        return List.of(
                event("response.created", 0, "\"response\":{\"id\":\"resp_1\",\"status\":\"queued\"}"),
                event("response.in_progress", 1, "\"response\":{\"id\":\"resp_1\",\"status\":\"in_progress\"}"),
                event("response.output_text.delta", 2, "\"output_index\":0,\"content_index\":0,\"delta\":" + first),
                event("response.output_text.delta", 3, "\"output_index\":0,\"content_index\":0,\"delta\":" + second),
                event("response.completed", 4, "\"response\":" + response("completed", whole)));
    }

    private static String event(String type, int sequence, String rest) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\",\"sequence_number\":" + sequence + "," + rest
                + "}";
    }

    private static String response(String status, String text) {
        return "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"" + status
                + "\",\"output\":[{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":"
                + quoted(text) + "}]}],\"usage\":{\"input_tokens\":3,\"output_tokens\":5}}";
    }

    private static String gemini(String quoted, String rest) {
        return "{\"candidates\":[{\"index\":0,\"content\":{\"role\":\"model\",\"parts\":[{\"text\":" + quoted + "}]}"
                + rest + "}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":5}}";
    }

    /** The text as a JSON string. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
