package dev.parley.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A configuration as YAML, for its owner to read: what differs from the defaults, and no secret. */
final class ConfigYaml {
    /** An option whose value, in the same part or in the next one, is a key. */
    private static final Pattern SECRET_OPTION =
            Pattern.compile("(?i)-{1,2}(hf-?_?)?(api|auth|access)?[-_]?(key|token|password|secret)(=.*)?");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.][A-Za-z0-9/_.{}=-]*");
    private static final Pattern NUMBER_OR_WORD =
            Pattern.compile("[0-9_]+([.][0-9]*)?|(?i)true|false|yes|no|on|off|null|~");
    private static final String MASK = "********";

    private final StringBuilder out = new StringBuilder();

    private ConfigYaml() {}

    /** Without keys, tokens, passwords and the values of variables; {@code port}: where it listens in truth. */
    static String of(GatewayConfig config, int port) {
        ConfigYaml yaml = new ConfigYaml();
        yaml.gateway(config, port);
        return yaml.out.toString();
    }

    private void gateway(GatewayConfig config, int port) {
        ListenSettings listen = config.listen();
        line(0, "host", listen.host());
        line(0, "port", port);
        if (listen.tls() != null) {
            out.append("tls:\n");
            line(1, "certificate", listen.tls().certificate());
            line(1, "key", listen.tls().key());
        }
        list(0, "allowedHosts", listen.allowedHosts());
        list(0, "allowedOrigins", listen.allowedOrigins());
        comment(0, "The token is not shown.");
        path("keys", config.keysFile());
        path("accessLog", config.accessLog());
        out.append("limits:\n");
        line(1, "body", config.limits().bodyBytes());
        line(1, "headers", config.limits().headerBytes());
        jobs(config.jobs());
        out.append("demo:\n");
        line(1, "rate", config.demoTokensPerSecond());
        if (!config.services().isEmpty()) {
            out.append("services:\n");
            config.services().forEach(this::service);
        }
    }

    private void path(String name, @Nullable Path path) {
        if (path != null) {
            line(0, name, path);
        }
    }

    private void jobs(JobSettings jobs) {
        path("data", jobs.folder());
        DatabaseSettings database = jobs.database();
        if (database != null) {
            out.append("database:\n");
            line(1, "url", database.url().split("[?;]", 2)[0]);
            comment(1, "User and password are not shown.");
        }
        out.append("jobs:\n");
        line(1, "concurrency", jobs.concurrency());
        line(1, "reach", time(jobs.reach()));
        line(1, "keep", time(jobs.kept()));
        line(1, "queued", jobs.queued());
        line(1, "durable", jobs.durable());
        list(1, "webhookHosts", jobs.webhookHosts());
    }

    private void service(ServiceConfig service) {
        out.append("  ").append(scalar(service.name())).append(":\n");
        switch (service) {
            case RemoteService remote -> remote(remote);
            case ProcessService process -> process(process);
        }
        if (service.key() != null) {
            comment(2, "Its key is not shown.");
        }
        ServiceOptions options = service.options();
        list(2, "models", options.models());
        if (options.concurrency() > 0) {
            line(2, "concurrency", options.concurrency());
        }
        line(2, "hold", time(options.hold()));
    }

    private void remote(RemoteService service) {
        list(2, "urls", service.urls().stream().map(Object::toString).toList());
        if (service.health().path() != null) {
            out.append("    health:\n");
            line(3, "path", service.health().path());
            line(3, "every", time(service.health().every()));
        }
    }

    private void process(ProcessService service) {
        list(2, "command", masked(service.command()));
        if (!service.environment().isEmpty()) {
            comment(
                    2,
                    "Variables, values not shown: "
                            + String.join(
                                    ", ",
                                    service.environment().keySet().stream()
                                            .sorted()
                                            .toList()));
        }
        if (service.folder() != null) {
            line(2, "folder", service.folder());
        }
        if (service.port() != 0) {
            line(2, "port", service.port());
        }
        out.append("    ready:\n");
        line(3, "path", service.readyPath());
        line(3, "within", time(service.readyWithin()));
        line(2, "idleStop", time(service.idleStop()));
        if (service.group() != null) {
            line(2, "group", service.group());
        }
    }

    private static List<String> masked(List<String> command) {
        List<String> shown = new ArrayList<>();
        boolean secret = false;
        for (String part : command) {
            boolean option = SECRET_OPTION.matcher(part).matches();
            int value = part.indexOf('=');
            shown.add(secret ? MASK : option && value > 0 ? part.substring(0, value + 1) + MASK : part);
            secret = option && value < 0;
        }
        return shown;
    }

    private void line(int depth, String name, Object value) {
        out.append("  ".repeat(depth)).append(name).append(": ");
        out.append(value instanceof Number || value instanceof Boolean ? value : scalar(String.valueOf(value)));
        out.append('\n');
    }

    private void list(int depth, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            out.append("  ".repeat(depth)).append(name).append(": [");
            out.append(String.join(", ", values.stream().map(ConfigYaml::scalar).toList()))
                    .append("]\n");
        }
    }

    private void comment(int depth, String sentence) {
        out.append("  ".repeat(depth)).append("# ").append(sentence).append('\n');
    }

    private static String time(Duration time) {
        long millis = time.toMillis();
        if (millis == 0) {
            return "0s";
        }
        return millis % 3_600_000 == 0
                ? millis / 3_600_000 + "h"
                : millis % 60_000 == 0
                        ? millis / 60_000 + "m"
                        : millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    private static String scalar(String value) {
        boolean plain =
                PLAIN.matcher(value).matches() && !NUMBER_OR_WORD.matcher(value).matches() && value.indexOf('{') < 0;
        return plain
                ? value
                : "\""
                        + value.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t") + "\"";
    }
}
