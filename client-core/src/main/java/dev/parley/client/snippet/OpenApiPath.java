package dev.parley.client.snippet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Fills the parameters in the path of an operation with their examples, or else with their names. */
final class OpenApiPath {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}/]{1,100})}");
    private static final int MAX_PARAMETERS = 100;

    private final OpenApiDocument document;
    private final JsonNode item;
    private final JsonNode operation;
    private final Notes notes;

    OpenApiPath(OpenApiDocument document, JsonNode item, JsonNode operation, Notes notes) {
        this.document = document;
        this.item = item;
        this.operation = operation;
        this.notes = notes;
    }

    String fill(String path) throws ImportRefusal {
        if (path.length() > 2_000 || !path.startsWith("/")) {
            throw new ImportRefusal("The path of an operation is too long, or is none.");
        }
        return PARAMETER.matcher(path).replaceAll(match -> Matcher.quoteReplacement(encoded(value(match.group(1)))));
    }

    private String value(String name) {
        for (JsonNode holder : new JsonNode[] {operation, item}) {
            int seen = 0;
            for (JsonNode reference : holder.path("parameters")) {
                JsonNode parameter = document.resolve(reference);
                boolean named = parameter.path("name").asString("").equals(name)
                        && parameter.path("in").asString("").equals("path");
                String example =
                        named ? new SchemaExample(document).ofMedia(parameter).asString("") : "";
                if (!example.isEmpty() && example.length() <= 200) {
                    return example;
                }
                if (++seen > MAX_PARAMETERS) {
                    break;
                }
            }
        }
        notes.add(
                "The path has a part that is to be replaced by hand: " + name.replaceAll("[^A-Za-z0-9_.-]", "_") + ".");
        return name;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
