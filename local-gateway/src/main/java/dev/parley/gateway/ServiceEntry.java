package dev.parley.gateway;

import static dev.parley.gateway.ConfigNode.below;
import static dev.parley.gateway.ConfigNode.both;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one service of a configuration file. */
final class ServiceEntry {
    private static final Set<String> COMMON = Set.of("keyEnv", "models", "concurrency", "hold", "rerun", "timeouts");
    private static final Set<String> REMOTE = Set.of("url", "urls", "failover", "health");
    private static final Set<String> PROCESS =
            Set.of("command", "environment", "folder", "port", "ready", "idleStop", "group", "log");

    private static final Set<String> READY = Set.of("path", "within");
    private static final Set<String> HEALTH = Set.of("path", "every", "timeout", "failures", "retry");
    private static final Set<String> TIMEOUTS = Set.of("connect", "firstByte", "idle", "total");

    /** Every field of a service by the names that lead to it. */
    static Set<String> everyField() {
        Set<String> all = both(both(COMMON, REMOTE), PROCESS);
        all.addAll(below("ready", READY));
        all.addAll(below("health", HEALTH));
        all.addAll(below("timeouts", TIMEOUTS));
        return all;
    }

    private final ConfigNode entry;
    private final Map<String, ConfigNode> fields;
    private final Function<ConfigNode, Credential> variable;
    private final Function<ConfigNode, Path> path;

    private ServiceEntry(ConfigNode entry, Function<ConfigNode, Credential> variable, Function<ConfigNode, Path> path) {
        this.entry = entry;
        this.variable = variable;
        this.path = path;
        boolean process = entry.entries().containsKey("command");
        this.fields = entry.fields(both(COMMON, process ? PROCESS : REMOTE));
    }

    /**
     * The service of that name.
     *
     * @param variable the secret in the environment variable that a value names
     * @param path the file or folder that a value names
     */
    static ServiceConfig read(
            String name, ConfigNode entry, Function<ConfigNode, Credential> variable, Function<ConfigNode, Path> path) {
        ServiceEntry reader = new ServiceEntry(entry, variable, path);
        try {
            return reader.fields.containsKey("command") ? reader.process(name) : reader.remote(name);
        } catch (IllegalArgumentException e) {
            throw entry.bad("has no valid URL");
        } catch (ConfigFileException e) {
            throw e;
        } catch (GatewayException e) {
            throw entry.sentence(String.valueOf(e.getMessage()));
        }
    }

    private RemoteService remote(String name) {
        ConfigNode url = fields.get("url");
        ConfigNode urls = fields.get("urls");
        if ((url == null) == (urls == null)) {
            throw entry.bad("has neither or more than one of url, urls and command");
        }
        List<String> texts = url != null ? List.of(url.text()) : urls.texts();
        return new RemoteService(
                name, texts.stream().map(URI::create).toList(), key(), failover(), health(), options(), timeouts());
    }

    private ProcessService process(String name) {
        ProcessService plain = ProcessService.of(name, List.of("{port}"));
        Map<String, ConfigNode> ready = within("ready", READY);
        return new ProcessService(
                name,
                get(fields, "command", ConfigNode::texts, List.of()),
                get(fields, "environment", ConfigNode::textMap, Map.of()),
                getOrNull("folder", path),
                get(fields, "port", ConfigNode::integer, 0),
                key(),
                get(ready, "path", ConfigNode::text, plain.readyPath()),
                get(ready, "within", ConfigNode::duration, plain.readyWithin()),
                get(fields, "idleStop", ConfigNode::duration, plain.idleStop()),
                getOrNull("group", ConfigNode::text),
                getOrNull("log", path),
                options(),
                timeouts());
    }

    private @Nullable Credential key() {
        return getOrNull("keyEnv", variable);
    }

    private RemoteService.Failover failover() {
        ConfigNode failover = fields.get("failover");
        if (failover == null) {
            return RemoteService.Failover.CONNECT;
        }
        return switch (failover.text()) {
            case "connect" -> RemoteService.Failover.CONNECT;
            case "firstByte" -> RemoteService.Failover.FIRST_BYTE;
            default -> throw failover.bad("is neither connect nor firstByte");
        };
    }

    private HealthCheck health() {
        HealthCheck plain = HealthCheck.DEFAULT;
        Map<String, ConfigNode> health = within("health", HEALTH);
        ConfigNode checked = health.get("path");
        return new HealthCheck(
                checked == null ? null : checked.text(),
                get(health, "every", ConfigNode::duration, plain.every()),
                get(health, "timeout", ConfigNode::duration, plain.timeout()),
                get(health, "failures", ConfigNode::integer, plain.failures()),
                get(health, "retry", ConfigNode::duration, plain.retry()));
    }

    private ServiceOptions options() {
        ServiceOptions plain = ServiceOptions.DEFAULT;
        return new ServiceOptions(
                get(fields, "models", ConfigNode::texts, plain.models()),
                get(fields, "concurrency", ConfigNode::integer, plain.concurrency()),
                get(fields, "hold", ConfigNode::duration, plain.hold()),
                get(fields, "rerun", ConfigNode::bool, plain.rerun()));
    }

    private UpstreamTimeouts timeouts() {
        UpstreamTimeouts plain = UpstreamTimeouts.DEFAULT;
        Map<String, ConfigNode> given = within("timeouts", TIMEOUTS);
        return new UpstreamTimeouts(
                duration(given, "connect", plain.connect()),
                duration(given, "firstByte", plain.firstByte()),
                duration(given, "idle", plain.idle()),
                duration(given, "total", plain.total()));
    }

    private static Duration duration(Map<String, ConfigNode> from, String field, Duration otherwise) {
        return get(from, field, ConfigNode::duration, otherwise);
    }

    private Map<String, ConfigNode> within(String field, Set<String> known) {
        ConfigNode node = fields.get(field);
        return node == null ? Map.of() : node.fields(known);
    }

    private <T> @Nullable T getOrNull(String field, Function<ConfigNode, T> reader) {
        ConfigNode node = fields.get(field);
        return node == null ? null : reader.apply(node);
    }

    static <T> T get(Map<String, ConfigNode> from, String field, Function<ConfigNode, T> reader, T otherwise) {
        ConfigNode node = from.get(field);
        return node == null ? otherwise : reader.apply(node);
    }
}
