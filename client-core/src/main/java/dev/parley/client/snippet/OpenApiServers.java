package dev.parley.client.snippet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where the operations of a document are (OpenAPI 3.1, "Server Object"). */
final class OpenApiServers {
    private final OpenApiDocument document;
    private final @Nullable String servedAt;

    OpenApiServers(OpenApiDocument document, @Nullable String servedAt) {
        this.document = document;
        this.servedAt = servedAt;
    }

    /** The first server of the operation, of its path or of the document, absolute and without a slash at its end. */
    String url(JsonNode item, JsonNode operation) throws ImportRefusal {
        for (JsonNode holder : new JsonNode[] {operation, item, document.root()}) {
            JsonNode server = holder.path("servers").path(0);
            if (server.path("url").isString()) {
                return absolute(filled(server));
            }
        }
        return absolute("");
    }

    private static String filled(JsonNode server) throws ImportRefusal {
        String url = server.path("url").stringValue();
        if (url.length() > 2_000) {
            throw new ImportRefusal("The address of a server is too long.");
        }
        int seen = 0;
        for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
            String value = variable.getValue().path("default").asString("");
            if (++seen > 20 || value.length() > 200) {
                break;
            }
            url = url.replace("{" + variable.getKey() + "}", value);
        }
        return url;
    }

    private String absolute(String url) throws ImportRefusal {
        if (url.startsWith("http://") || url.startsWith("https://")) {
            return withoutSlash(url);
        }
        if (servedAt == null || url.contains("://")) {
            throw new ImportRefusal(
                    "The document does not say at which address its service is; give that address too.");
        }
        try {
            return withoutSlash(
                    new URI(servedAt.strip()).resolve(url.isEmpty() ? "/" : url).toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new ImportRefusal("The address of the service is not a URL that can be called.");
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
