package dev.parley.client.snippet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes profiles of the operations of an OpenAPI 3 document, JSON or YAML, that take a JSON body by POST. Fetches
 * nothing: a reference to another document is left out.
 */
public final class OpenApiImport {
    private static final int MAX_PATHS = 2_000;
    private static final int MAX_CANDIDATES = 50;

    /** Of all examples together, in the units of {@link SchemaExample}: about 6 million characters. */
    private static final int MAX_UNITS = 100_000;

    private final OpenApiDocument document;
    private final OpenApiServers servers;
    private final Notes notes = new Notes();
    private final List<Ranked> candidates = new ArrayList<>();

    private int units;

    private record Ranked(int rank, ImportCandidate candidate) {}

    private OpenApiImport(OpenApiDocument document, @Nullable String servedAt) {
        this.document = document;
        this.servers = new OpenApiServers(document, servedAt);
    }

    /** As {@link #read(String, String)}, for a document that says where its server is. */
    public static ImportResult read(String text) {
        return read(text, null);
    }

    /**
     * What looks most like a call of a model first; at most 50 candidates.
     *
     * @param servedAt the URL that the document came from or that its service is at, for a document with a relative
     *     server or none; {@code null}: not known
     */
    public static ImportResult read(String text, @Nullable String servedAt) {
        try {
            return new OpenApiImport(OpenApiDocument.read(text), servedAt).result();
        } catch (ImportRefusal refusal) {
            return new ImportResult.Refused(refusal.sentence());
        }
    }

    private ImportResult result() throws ImportRefusal {
        int seen = 0;
        for (Map.Entry<String, JsonNode> path : document.root().path("paths").properties()) {
            if (++seen > MAX_PATHS || candidates.size() >= MAX_CANDIDATES * 4 || units > MAX_UNITS) {
                notes.add("The document has more operations than were looked at.");
                break;
            }
            path(path.getKey(), document.resolve(path.getValue()));
        }
        if (candidates.isEmpty()) {
            throw new ImportRefusal(
                    notes.list().isEmpty()
                            ? "The document has no operation that takes JSON by POST."
                            : notes.list().getFirst());
        }
        candidates.sort(Comparator.comparingInt(Ranked::rank));
        if (candidates.size() > MAX_CANDIDATES) {
            notes.add("The document has more operations than are shown.");
        }
        List<ImportCandidate> shown =
                candidates.stream().limit(MAX_CANDIDATES).map(Ranked::candidate).toList();
        return new ImportResult.Imported(shown, notes.list());
    }

    private void path(String path, JsonNode item) {
        JsonNode operation = item.path("post");
        JsonNode body = document.resolve(operation.path("requestBody"));
        JsonNode media = json(body.path("content"));
        if (media.isMissingNode()) {
            return;
        }
        Notes own = new Notes();
        try {
            String filled = new OpenApiPath(document, item, operation, own).fill(path);
            Address address = Address.read(servers.url(item, operation) + filled);
            SchemaExample made = new SchemaExample(document);
            JsonNode example = made.ofMedia(media);
            units += made.units();
            FoundKey key = new OpenApiSecurity(document).key(operation, own);
            PlainRequest request = new PlainRequest("POST", "", List.of(), example);
            ImportCandidate candidate = new CandidateMaker(own).make(request, address, key, answer(operation));
            candidates.add(new Ranked(rank(candidate, example), candidate));
        } catch (ImportRefusal refusal) {
            notes.add(refusal.sentence());
        }
    }

    /** A known protocol first, then what has a prompt. */
    private static int rank(ImportCandidate candidate, JsonNode body) {
        boolean template = candidate.profile().template() != null;
        return !template ? 0 : candidate.request() == null ? 2 : body.has("messages") ? 0 : 1;
    }

    private static JsonNode json(JsonNode content) {
        for (Map.Entry<String, JsonNode> type : content.properties()) {
            String name = type.getKey();
            if (name.startsWith("application/json") || name.endsWith("+json") || name.equals("*/*")) {
                return type.getValue();
            }
        }
        return content.path("application/json");
    }

    /** By the first answer that is a success. */
    private Answer answer(JsonNode operation) {
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            boolean success =
                    response.getKey().startsWith("2") || response.getKey().equals("default");
            JsonNode content = document.resolve(response.getValue()).path("content");
            if (success && !content.isEmpty()) {
                String type = content.properties().iterator().next().getKey();
                JsonNode example = new SchemaExample(document).ofAnswer(content.path(type));
                Answer byType = Answer.of(type, "");
                return byType.rule() == null ? Answer.UNKNOWN : new Answer(byType.rule(), Answer.pointer(example));
            }
        }
        return Answer.UNKNOWN;
    }
}
