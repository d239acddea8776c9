package dev.parley.client.snippet;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Makes profiles of what a browser recorded (HTTP Archive 1.2): of every POST with a JSON body. Entries are read one by
 * one, so that only one of them is in memory as a tree.
 */
public final class HarImport {
    private static final int MAX_LENGTH = 64 << 20;
    private static final int MAX_ENTRIES = 20_000;
    private static final int MAX_CANDIDATES = 20;
    /** What is looked at, of which the best are kept. */
    private static final int MAX_LOOKED_AT = 200;

    private static final int MAX_ANSWER = 1 << 20;

    private final List<ImportCandidate> candidates = new ArrayList<>();
    private final Set<EndpointProfile> seen = new HashSet<>();
    private final Notes notes = new Notes();
    private int entries;

    private HarImport() {}

    /** What looks most like a call of a model first; at most 20 candidates. */
    public static ImportResult read(String text) {
        HarImport reading = new HarImport();
        try {
            return reading.result(text);
        } catch (ImportRefusal refusal) {
            return new ImportResult.Refused(refusal.sentence());
        } catch (JacksonException | NumberFormatException notJson) {
            return new ImportResult.Refused(
                    "The text is no HTTP archive: it is not JSON, or it is nested too deeply, or a number is too large.");
        }
    }

    private ImportResult result(String text) throws ImportRefusal {
        if (text.length() > MAX_LENGTH) {
            throw new ImportRefusal("The archive is longer than 64 MiB.");
        }
        try (JsonParser parser = Trees.MAPPER.createParser(text)) {
            if (!enter(parser, "log") || !enter(parser, "entries")) {
                throw new ImportRefusal("The text is no HTTP archive: it has no log with entries.");
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new ImportRefusal("The text is no HTTP archive: its entries are no list.");
            }
            entries(parser);
        }
        if (candidates.isEmpty()) {
            throw new ImportRefusal("The archive has no POST with a JSON body that could be taken over.");
        }
        candidates.sort(Comparator.comparingInt(HarImport::rank));
        if (candidates.size() > MAX_CANDIDATES) {
            notes.add("The archive has more requests than are shown.");
        }
        return new ImportResult.Imported(
                candidates.subList(0, Math.min(candidates.size(), MAX_CANDIDATES)), notes.list());
    }

    /** Moves to the value of that field of the object that begins here; false if it is no object, or has none. */
    private static boolean enter(JsonParser parser, String field) {
        if (parser.currentToken() == null) {
            parser.nextToken();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(field);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private void entries(JsonParser parser) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (++entries > MAX_ENTRIES || candidates.size() >= MAX_LOOKED_AT) {
                notes.add("The archive has more requests than were looked at.");
                return;
            }
            entry(parser.readValueAsTree());
        }
    }

    private void entry(JsonNode entry) {
        JsonNode request = entry.path("request");
        String method = request.path("method").asString("");
        String body = request.path("postData").path("text").asString("");
        JsonNode json = method.equals("POST") && !body.isEmpty() ? Trees.parse(body) : null;
        if (json == null || !json.isContainer()) {
            return;
        }
        List<PlainRequest.Line> headers = new ArrayList<>();
        request.path("headers").forEach(header -> {
            String name = header.path("name").asString("");
            headers.add(new PlainRequest.Line(name, header.path("value").asString("")));
        });
        PlainRequest plain = new PlainRequest(method, request.path("url").asString(""), headers, json);
        ImportCandidate made = make(plain, answer(entry.path("response").path("content")));
        if (made != null && seen.add(withoutId(made.profile()))) {
            candidates.add(made);
        }
    }

    private @Nullable ImportCandidate make(PlainRequest request, Answer answer) {
        try {
            return new CandidateMaker(new Notes()).make(request, answer);
        } catch (ImportRefusal refusal) {
            notes.add("A request was left out: " + refusal.sentence());
            return null;
        }
    }

    /** A body that browsers give in Base64 is none of text. */
    private static Answer answer(JsonNode content) {
        String text = content.path("text").asString("");
        boolean readable = !content.has("encoding") && text.length() <= MAX_ANSWER;
        return Answer.of(content.path("mimeType").asString(""), readable ? text : "");
    }

    private static EndpointProfile withoutId(EndpointProfile profile) {
        return EndpointProfile.builder(profile.name(), profile.baseUrl())
                .id("")
                .protocol(profile.protocol())
                .delivery(profile.delivery())
                .path(profile.path())
                .model(profile.model())
                .template(profile.template())
                .build();
    }

    private static int rank(ImportCandidate candidate) {
        if (candidate.profile().protocol() != Protocol.TEMPLATE) {
            return 0;
        }
        boolean streams = candidate.profile().template() != null
                && switch (candidate.profile().template().streamRule()) {
                    case SSE, NDJSON -> true;
                    case JSON, TEXT -> false;
                };
        return candidate.request() == null ? 3 : streams ? 1 : 2;
    }
}
