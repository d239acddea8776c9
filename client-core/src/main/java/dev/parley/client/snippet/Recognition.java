package dev.parley.client.snippet;

import dev.parley.client.endpoint.Protocol;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which protocol a path and a body are of. */
record Recognition(String path) {

    /**
     * A protocol by its path.
     *
     * @param needed a field that its bodies have; {@code ""}: none
     */
    private record Known(String id, Pattern path, String needed) {
        static Known of(String id, String path, String needed) {
            return new Known(id, Pattern.compile("(?<prefix>.*?)(?<rest>" + path + ")/?"), needed);
        }
    }

    private static final String V2_MODEL = "/v2/models/(?<model>[^/]+)(/versions/[^/]+)?";

    private static final List<Known> KNOWN = List.of(
            Known.of("openai-chat", "(/v1)?/chat/completions", "messages"),
            Known.of("openai-completions", "(/v1)?/completions", "prompt"),
            Known.of("openai-responses", "(/v1)?/responses", "input"),
            Known.of("openai-embeddings", "(/v1)?/embeddings", "input"),
            Known.of("openai-images", "(/v1)?/images/generations", "prompt"),
            Known.of("openai-speech", "(/v1)?/audio/speech", "input"),
            Known.of("openai-transcriptions", "(/v1)?/audio/transcriptions", ""),
            Known.of("openai-videos", "(/v1)?/videos(/generations)?", "prompt"),
            Known.of("anthropic-messages", "/v1/messages", "messages"),
            Known.of(
                    "gemini",
                    "/v1(alpha|beta)?/models/(?<model>[^/:]+):(generateContent|streamGenerateContent)",
                    "contents"),
            Known.of("ollama-chat", "/api/chat", "messages"),
            Known.of("ollama-generate", "/api/generate", "prompt"),
            Known.of("llamacpp-completion", "/completion", "prompt"),
            Known.of("kserve-infer", V2_MODEL + "/infer", "inputs"),
            Known.of("kserve-generate", V2_MODEL + "/generate(_stream)?", "text_input"),
            Known.of("torchserve-predictions", "/predictions/(?<model>[^/]+)(/[^/]+)?", "prompt"));

    /**
     * What was recognised.
     *
     * @param prefix the part of the path that belongs to the base URL
     * @param rest the part that the protocol makes, as for an answer that is not streamed, a model in it as {@code
     *     {model}}
     * @param model the model in the path; {@code null}: none
     * @param streams whether the path asks for a stream
     */
    record Found(
            Protocol protocol,
            String prefix,
            String rest,
            @Nullable String model,
            boolean streams) {
        static Found of(Protocol protocol, Matcher matcher) {
            String rest = matcher.group("rest");
            String model = null;
            if (matcher.namedGroups().containsKey("model")) {
                model = URLDecoder.decode(matcher.group("model").replace("+", "%2B"), StandardCharsets.UTF_8);
                int start = matcher.start("model") - matcher.start("rest");
                int end = matcher.end("model") - matcher.start("rest");
                rest = rest.substring(0, start) + "{model}" + rest.substring(end);
            }
            String whole = rest.replaceFirst(":streamGenerateContent$", ":generateContent")
                    .replaceFirst("/generate_stream$", "/generate");
            return new Found(protocol, matcher.group("prefix"), whole, model, !whole.equals(rest));
        }
    }

    /** Empty if the path is of no protocol that this version speaks, or if the body is not. */
    Optional<Found> find(JsonNode body) {
        for (Known known : KNOWN) {
            Matcher matcher = known.path().matcher(path);
            boolean fits = known.needed().isEmpty() || body.has(known.needed());
            Optional<Protocol> protocol = Protocol.ofId(known.id());
            if (fits && protocol.isPresent() && matcher.matches()) {
                return Optional.of(Found.of(protocol.get(), matcher));
            }
        }
        return Optional.empty();
    }

    /** Whether the path is of some protocol, whether or not this version speaks it. */
    boolean isKnown() {
        return KNOWN.stream().anyMatch(known -> known.path().matcher(path).matches());
    }

    /** Whether a form is expected there, and spoken by this version. */
    boolean takesForm() {
        return path.replaceFirst("\\?.*", "").endsWith("/audio/transcriptions")
                && Protocol.ofId("openai-transcriptions").isPresent();
    }
}
