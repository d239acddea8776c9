package dev.parley.client.snippet;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** The tree of an OpenAPI 3 document, with the references inside it. */
final class OpenApiDocument {
    private static final int MAX_LENGTH = 16 << 20;

    /** A chain of references that is longer goes round. */
    private static final int MAX_HOPS = 20;

    /** The reader's own limit on code points (3 million) stays on. */
    private static final YAMLMapper YAML = new YAMLMapper(
            YAMLFactory.builder().streamReadConstraints(Trees.LIMITS).build());

    private final JsonNode root;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    static OpenApiDocument read(String text) throws ImportRefusal {
        if (text.length() > MAX_LENGTH) {
            throw new ImportRefusal("The document is longer than 16 MiB.");
        }
        JsonNode root = text.stripLeading().startsWith("{") ? Trees.parse(text) : yaml(text);
        if (root == null || !root.isObject()) {
            throw new ImportRefusal("The document is neither JSON nor YAML, or it is nested too deeply.");
        }
        if (root.has("swagger")) {
            throw new ImportRefusal("The document is of Swagger 2; only OpenAPI 3 can be read.");
        }
        if (!root.path("openapi").asString("").startsWith("3.")) {
            throw new ImportRefusal("The document does not say that it is of OpenAPI 3.");
        }
        return new OpenApiDocument(root);
    }

    JsonNode root() {
        return root;
    }

    /** What a reference points to, or the node itself; a missing node if it leads nowhere, out of the document or round. */
    JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        for (int hops = 0; found.path("$ref").isString(); hops++) {
            String reference = found.path("$ref").stringValue();
            if (hops == MAX_HOPS || !reference.startsWith("#/") || reference.length() > 2_000) {
                return MissingNode.getInstance();
            }
            found = at(reference.substring(2));
        }
        return found;
    }

    private JsonNode at(String pointer) {
        JsonNode node = root;
        for (String step : pointer.split("/", -1)) {
            String name = step.contains("%") ? decoded(step) : step;
            name = name.replace("~1", "/").replace("~0", "~");
            node = node.isArray() && name.matches("\\d{1,6}") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node;
    }

    private static String decoded(String step) {
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return step;
        }
    }

    private static JsonNode yaml(String text) throws ImportRefusal {
        try (JsonParser parser = new WithoutAliases(YAML.createParser(text))) {
            return YAML.readTree(parser);
        } catch (AliasFound alias) {
            throw new ImportRefusal("The document uses YAML aliases, which are not read; write them out.");
        } catch (JacksonException notYaml) {
            throw new ImportRefusal("The document is neither JSON nor YAML, or it is too long or nested too deeply.");
        }
    }

    /**
     * Ends at the first alias: one may stand for anything, many times over. No generator of OpenAPI documents writes
     * one, and a document that grows when it is read is none to trust.
     */
    private static final class WithoutAliases extends JsonParserDelegate {

        WithoutAliases(JsonParser yaml) {
            super(yaml);
        }

        @Override
        public JsonToken nextToken() {
            JsonToken token = delegate.nextToken();
            if (delegate instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                throw new AliasFound(this);
            }
            return token;
        }

        @Override
        public @Nullable String nextName() {
            return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
        }
    }

    /** An alias stood in the document. */
    private static final class AliasFound extends StreamReadException {
        private static final long serialVersionUID = 1L;

        AliasFound(JsonParser parser) {
            super(parser, "an alias");
        }
    }
}
