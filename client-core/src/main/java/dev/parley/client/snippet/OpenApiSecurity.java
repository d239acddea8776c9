package dev.parley.client.snippet;

import dev.parley.client.endpoint.AuthScheme;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How a key is sent by the words of a document (OpenAPI 3.1, "Security Scheme Object"). It never has the key itself. */
final class OpenApiSecurity {
    private final OpenApiDocument document;

    OpenApiSecurity(OpenApiDocument document) {
        this.document = document;
    }

    /** By the first requirement of the operation, else of the document. */
    FoundKey key(JsonNode operation, Notes notes) {
        JsonNode own = operation.path("security");
        JsonNode requirement = (own.isArray() ? own : document.root().path("security")).path(0);
        AuthScheme scheme = AuthScheme.NONE;
        if (!requirement.isEmpty()) {
            String name = requirement.propertyNames().iterator().next();
            JsonNode schemes = document.root().path("components").path("securitySchemes");
            scheme = scheme(document.resolve(schemes.path(name)), notes);
        }
        return new FoundKey(scheme, null, Map.of());
    }

    private static AuthScheme scheme(JsonNode scheme, Notes notes) {
        String type = scheme.path("type").asString("").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "http" -> http(scheme.path("scheme").asString("").toLowerCase(Locale.ROOT), notes);
            case "oauth2", "openidconnect" -> AuthScheme.BEARER;
            case "apikey" -> apiKey(scheme, notes);
            default -> AuthScheme.NONE;
        };
    }

    private static AuthScheme http(String scheme, Notes notes) {
        if (scheme.equals("bearer")) {
            return AuthScheme.BEARER;
        }
        notes.add("The service wants a way of signing in that Parley has not: it sends a key only.");
        return AuthScheme.NONE;
    }

    private static AuthScheme apiKey(JsonNode scheme, Notes notes) {
        String name = scheme.path("name").asString("").toLowerCase(Locale.ROOT);
        boolean header = scheme.path("in").asString("").equals("header");
        if (header && name.equals("x-api-key")) {
            return AuthScheme.X_API_KEY;
        }
        if (header && name.equals("x-goog-api-key")) {
            return AuthScheme.X_GOOG_API_KEY;
        }
        if (!header || !name.equals("authorization")) {
            notes.add(
                    "The service wants its key in a place that Parley does not send it to; it is sent as a Bearer token.");
        }
        return AuthScheme.BEARER;
    }
}
