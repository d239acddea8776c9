package dev.parley.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON file of {@code --config}: {@code {"port", "portFallback", "data", "tokenEnv", "services": {NAME: {"url",
 * "keyEnv"}}, "demo": {"rate"}, "allowedOrigins": [...], "jobConcurrency"}}, all optional. Secrets are named by their
 * environment variables, never written in the file. A relative {@code data} is relative to the file's folder.
 */
public final class GatewayConfigFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final Set<String> FIELDS =
            Set.of("port", "portFallback", "data", "tokenEnv", "services", "demo", "allowedOrigins", "jobConcurrency");
    private static final Set<String> SERVICE_FIELDS = Set.of("url", "keyEnv");
    private static final Set<String> DEMO_FIELDS = Set.of("rate");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final Map<String, String> environment;

    private GatewayConfigFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * Reads the file into a builder, so that the command line can override it.
     *
     * @param environment where the variables that it names are looked up, as {@code System.getenv()}
     * @throws GatewayException if the file cannot be read, is not JSON, has an unknown field or a bad value
     */
    public static GatewayConfig.Builder read(Path file, Map<String, String> environment) {
        return new GatewayConfigFile(file, environment).builder();
    }

    private GatewayConfig.Builder builder() {
        JsonNode root = parse();
        onlyFields(root, FIELDS, "the file");
        GatewayConfig.Builder builder = GatewayConfig.builder();
        if (root.has("port")) {
            builder.port(integer(root, "port"));
        }
        if (root.has("portFallback")) {
            builder.portFallback(bool(root, "portFallback"));
        }
        if (root.has("data")) {
            builder.dataFolder(file.toAbsolutePath().resolveSibling(text(root, "data", "data")));
        }
        if (root.has("tokenEnv")) {
            builder.token(variable(text(root, "tokenEnv", "tokenEnv")));
        }
        if (root.has("jobConcurrency")) {
            builder.jobConcurrency(integer(root, "jobConcurrency"));
        }
        if (root.has("allowedOrigins")) {
            builder.allowedOrigins(origins(root.path("allowedOrigins")));
        }
        demo(root.path("demo"), builder);
        services(root.path("services"), builder);
        return builder;
    }

    private JsonNode parse() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw bad("is larger than 1 MiB");
            }
            JsonNode root = MAPPER.readTree(Files.readString(file));
            if (!root.isObject()) {
                throw bad("is not a JSON object");
            }
            return root;
        } catch (IOException e) {
            throw new GatewayException("The configuration file " + file + " cannot be read.", e);
        } catch (JacksonException e) {
            // The message of the parser may quote the text, so only the place is passed on.
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new GatewayException("The configuration file " + file + " is not valid JSON near line " + line + ".");
        }
    }

    private void demo(JsonNode demo, GatewayConfig.Builder builder) {
        if (demo.isMissingNode()) {
            return;
        }
        onlyFields(demo, DEMO_FIELDS, "demo");
        if (demo.has("rate")) {
            if (!demo.path("rate").isNumber()) {
                throw bad("has a demo.rate that is not a number");
            }
            builder.demoTokensPerSecond(demo.path("rate").doubleValue());
        }
    }

    private void services(JsonNode services, GatewayConfig.Builder builder) {
        if (services.isMissingNode()) {
            return;
        }
        if (!services.isObject()) {
            throw bad("has services that are not an object");
        }
        for (Map.Entry<String, JsonNode> entry : services.properties()) {
            String where = "services." + entry.getKey();
            JsonNode service = entry.getValue();
            onlyFields(service, SERVICE_FIELDS, where);
            if (!service.has("url")) {
                throw bad("has no url in " + where);
            }
            URI url = url(text(service, "url", where + ".url"), where);
            Credential key = service.has("keyEnv") ? variable(text(service, "keyEnv", where + ".keyEnv")) : null;
            builder.service(new RemoteService(entry.getKey(), url, key));
        }
    }

    private URI url(String text, String where) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new GatewayException("The configuration file " + file + " has no valid URL in " + where + ".url.", e);
        }
    }

    private List<String> origins(JsonNode node) {
        if (!node.isArray()) {
            throw bad("has allowedOrigins that are not a list");
        }
        List<String> origins = new ArrayList<>();
        for (JsonNode origin : node) {
            if (!origin.isString()) {
                throw bad("has an allowed origin that is not a string");
            }
            origins.add(origin.stringValue());
        }
        return origins;
    }

    private Credential variable(String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new GatewayException("The environment variable " + name + ", which " + file + " names, is not set.");
        }
        return Credential.of(value);
    }

    private void onlyFields(JsonNode node, Set<String> allowed, String where) {
        if (!node.isObject()) {
            throw bad("has " + where + " that is not an object");
        }
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                throw bad("has an unknown field " + name + " in " + where);
            }
        }
    }

    private int integer(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw bad("has a " + field + " that is not a whole number");
        }
        return value.intValue();
    }

    private boolean bool(JsonNode node, String field) {
        if (!node.path(field).isBoolean()) {
            throw bad("has a " + field + " that is not true or false");
        }
        return node.path(field).booleanValue();
    }

    private String text(JsonNode node, String field, String where) {
        JsonNode value = node.path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw bad("has a " + where + " that is not a string");
        }
        return value.stringValue();
    }

    private GatewayException bad(String what) {
        return new GatewayException("The configuration file " + file + " " + what + ".");
    }
}
