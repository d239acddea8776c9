package dev.parley.client.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a server of a protocol names its models, and how.
 *
 * @param path the place where the profile has no path of its own
 * @param requests the end of a path that requests go to, a regular expression: the list lies beside it
 * @param beside the list's end in the place of that
 * @param query {@code ""}: none
 * @param prefix what stands before each name and is no part of it; {@code ""}: nothing
 */
public record ModelListing(
        String path, String requests, String beside, String query, String prefix, Map<String, String> headers) {
    private static final String OPENAI_REQUESTS =
            "/((chat/)?completions|responses|embeddings|images/generations|audio/[a-z]+|videos(/generations)?)";

    /** OpenAI's reference, "List models"; llama.cpp's server has it too, whatever else it is asked. */
    static final ModelListing OPENAI = new ModelListing("/v1/models", OPENAI_REQUESTS, "/models", "", "", Map.of());

    /** Anthropic's reference, "List Models": 20 to a page unless more are asked for. */
    static final ModelListing ANTHROPIC =
            new ModelListing("/v1/models", "/messages", "/models", "limit=1000", "", AnthropicMessagesAdapter.HEADERS);

    /** Google's reference, "models.list": 50 to a page unless more are asked for. */
    static final ModelListing GEMINI =
            new ModelListing("/v1beta/models", "/models/[^/]*", "/models", "pageSize=1000", "models/", Map.of());

    /** Ollama's reference, "List local models". */
    static final ModelListing OLLAMA = new ModelListing("/api/tags", "/(chat|generate)", "/tags", "", "", Map.of());

    /** KServe's own servers have it; Triton answers 404, since the protocol leaves it out. */
    static final ModelListing KSERVE = new ModelListing("/v2/models", "/models/.*", "/models", "", "", Map.of());

    /** Below the base URL of an endpoint whose requests go to {@code own}; {@code null}: to the protocol's own place. */
    public String target(@Nullable String own) {
        String[] parts = (own == null ? "" : own).split("\\?", 2);
        String above = parts[0].replaceFirst("(?s)" + requests + "/?$", "");
        boolean known = own != null && !above.equals(parts[0]);
        String ownQuery = known && parts.length > 1 ? parts[1] : "";
        String both = query.isEmpty() || ownQuery.isEmpty() ? query + ownQuery : query + "&" + ownQuery;
        return (known ? above + beside : path) + (both.isEmpty() ? "" : "?" + both);
    }

    /** Whether a model of the list can be asked at all: Gemini's says what each is for. */
    public boolean canBeAsked(JsonNode model) {
        JsonNode methods = model.path("supportedGenerationMethods");
        if (!methods.isArray()) {
            return true;
        }
        for (JsonNode method : methods) {
            if (method.asString("").equals("generateContent")) {
                return true;
            }
        }
        return false;
    }
}
