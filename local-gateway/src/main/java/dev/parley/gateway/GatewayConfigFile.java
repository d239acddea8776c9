package dev.parley.gateway;

import static dev.parley.gateway.ConfigNode.below;
import static dev.parley.gateway.ServiceEntry.get;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML file of {@code --config}; JSON is YAML too. Every field is in the module's README, with an example that a
 * test loads. Secrets are named by their environment variables, never written in the file; relative paths are relative to
 * the file's folder.
 */
public final class GatewayConfigFile {
    private static final Set<String> FIELDS = Set.of(
            "host",
            "port",
            "portFallback",
            "tls",
            "allowedHosts",
            "allowedOrigins",
            "tokenEnv",
            "keys",
            "accessLog",
            "limits",
            "data",
            "database",
            "jobs",
            "demo",
            "services");

    private static final Set<String> TLS = Set.of("certificate", "key");
    private static final Set<String> LIMITS = Set.of("body", "headers");
    private static final Set<String> DATABASE = Set.of("url", "user", "passwordEnv");
    private static final Set<String> JOBS =
            Set.of("concurrency", "reach", "keep", "queued", "durable", "webhookKeyEnv", "webhookHosts");
    private static final Set<String> DEMO = Set.of("rate");

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
     * @throws GatewayException if the file cannot be read, is not YAML, has an unknown field or a bad value; the message
     *     names line and column, and quotes nothing that could be a secret
     */
    public static GatewayConfig.Builder read(Path file, Map<String, String> environment) {
        return new GatewayConfigFile(file, environment).builder();
    }

    /** Every field by the names that lead to it, for the test that looks whether each is documented. */
    static Set<String> everyField() {
        Set<String> all = new TreeSet<>(FIELDS);
        Map.of("tls", TLS, "limits", LIMITS, "database", DATABASE, "jobs", JOBS, "demo", DEMO)
                .forEach((name, fields) -> all.addAll(below(name, fields)));
        all.addAll(below("services.*", ServiceEntry.everyField()));
        return all;
    }

    private GatewayConfig.Builder builder() {
        ConfigNode root = ConfigText.read(file);
        Map<String, ConfigNode> fields = root.fields(FIELDS);
        GatewayConfig.Builder builder = GatewayConfig.builder();
        try {
            builder.listen(listen(fields))
                    .limits(limits(fields))
                    .jobs(jobs(fields))
                    .token(token(fields.get("tokenEnv")))
                    .accessLog(accessLog(fields.get("accessLog")));
            Map<String, ConfigNode> demo = within(fields, "demo", DEMO);
            builder.demoTokensPerSecond(get(demo, "rate", ConfigNode::number, 60.0));
            if (fields.containsKey("keys")) {
                Path keys = path(fields.get("keys"));
                builder.keys(KeysFile.read(keys), keys);
            }
            if (fields.containsKey("services")) {
                services(fields.get("services"), builder);
            }
            builder.build(); // what is wrong only together
        } catch (ConfigFileException e) {
            throw e;
        } catch (GatewayException e) {
            throw root.sentence(String.valueOf(e.getMessage()));
        }
        return builder;
    }

    private @Nullable Credential token(@Nullable ConfigNode named) {
        if (named != null) {
            return variable(named);
        }
        String usual = environment.get(GatewayConfig.TOKEN_VARIABLE);
        return usual == null || usual.isBlank() ? null : Credential.of(usual);
    }

    private ListenSettings listen(Map<String, ConfigNode> fields) {
        ListenSettings plain = ListenSettings.DEFAULT;
        return new ListenSettings(
                get(fields, "host", ConfigNode::text, plain.host()),
                get(fields, "port", ConfigNode::integer, plain.port()),
                get(fields, "portFallback", ConfigNode::bool, plain.portFallback()),
                tls(fields.get("tls")),
                get(fields, "allowedHosts", ConfigNode::texts, plain.allowedHosts()),
                get(fields, "allowedOrigins", ConfigNode::texts, plain.allowedOrigins()));
    }

    private @Nullable TlsFiles tls(@Nullable ConfigNode node) {
        if (node == null) {
            return null;
        }
        Map<String, ConfigNode> tls = node.fields(TLS);
        ConfigNode certificate = tls.get("certificate");
        ConfigNode key = tls.get("key");
        if (certificate == null || key == null) {
            throw node.bad("has not both of certificate and key");
        }
        return new TlsFiles(path(certificate), path(key));
    }

    private @Nullable Path accessLog(@Nullable ConfigNode node) {
        if (node == null || node.text().equals("none")) {
            return null;
        }
        return node.text().equals("stderr") ? GatewayConfig.STANDARD_ERROR : path(node);
    }

    private GatewayLimits limits(Map<String, ConfigNode> fields) {
        GatewayLimits plain = GatewayLimits.DEFAULT;
        Map<String, ConfigNode> limits = within(fields, "limits", LIMITS);
        return new GatewayLimits(
                get(limits, "body", ConfigNode::size, plain.bodyBytes()),
                get(limits, "headers", ConfigNode::size, plain.headerBytes()));
    }

    private JobSettings jobs(Map<String, ConfigNode> fields) {
        JobSettings plain = JobSettings.DEFAULT;
        Map<String, ConfigNode> jobs = within(fields, "jobs", JOBS);
        ConfigNode webhookKey = jobs.get("webhookKeyEnv");
        return new JobSettings(
                fields.containsKey("data") ? path(fields.get("data")) : null,
                database(fields.get("database")),
                get(jobs, "concurrency", ConfigNode::integer, plain.concurrency()),
                get(jobs, "reach", ConfigNode::duration, plain.reach()),
                get(jobs, "keep", ConfigNode::duration, plain.kept()),
                get(jobs, "queued", ConfigNode::integer, plain.queued()),
                get(jobs, "durable", ConfigNode::bool, plain.durable()),
                webhookKey == null ? null : variable(webhookKey),
                get(jobs, "webhookHosts", ConfigNode::texts, plain.webhookHosts()));
    }

    private @Nullable DatabaseSettings database(@Nullable ConfigNode node) {
        if (node == null) {
            return null;
        }
        Map<String, ConfigNode> database = node.fields(DATABASE);
        ConfigNode url = database.get("url");
        if (url == null) {
            throw node.bad("has no url");
        }
        ConfigNode user = database.get("user");
        ConfigNode password = database.get("passwordEnv");
        return new DatabaseSettings(
                url.text(), user == null ? null : user.text(), password == null ? null : variable(password));
    }

    private void services(ConfigNode node, GatewayConfig.Builder builder) {
        node.entries()
                .forEach((name, entry) -> builder.service(ServiceEntry.read(name, entry, this::variable, this::path)));
    }

    private static Map<String, ConfigNode> within(Map<String, ConfigNode> fields, String field, Set<String> known) {
        ConfigNode node = fields.get(field);
        return node == null ? Map.of() : node.fields(known);
    }

    private Path path(ConfigNode node) {
        return file.toAbsolutePath().resolveSibling(node.text()).normalize();
    }

    private Credential variable(ConfigNode node) {
        String name = node.text();
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw node.bad("names the environment variable " + name + ", which is not set");
        }
        try {
            return Credential.of(value);
        } catch (GatewayException e) {
            throw node.bad("names the environment variable " + name + ", whose value cannot stand in a header");
        }
    }
}
