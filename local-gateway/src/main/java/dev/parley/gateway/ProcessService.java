package dev.parley.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model server that the gateway starts when it is first needed, and stops when it is not needed any more.
 *
 * @param command the program and its arguments; {@code {port}} in them becomes the port
 * @param environment variables beside the gateway's own, of which the process gets no token and no key
 * @param folder where it runs; {@code null}: where the gateway does
 * @param port where it listens on 127.0.0.1; 0: a free one, which the command must be told by {@code {port}}
 * @param key sent as {@code Authorization: Bearer}
 * @param readyPath asked with GET; 2xx means that it serves
 * @param readyWithin from the start to that
 * @param idleStop without a call, after which it is stopped; zero: never
 * @param group services of one group take turns: at most one of them runs; {@code null}: none
 * @param log where its output goes; {@code null}: the last part of it is kept in memory only
 */
public record ProcessService(
        String name,
        List<String> command,
        Map<String, String> environment,
        @Nullable Path folder,
        int port,
        @Nullable Credential key,
        String readyPath,
        Duration readyWithin,
        Duration idleStop,
        @Nullable String group,
        @Nullable Path log,
        ServiceOptions options,
        UpstreamTimeouts timeouts)
        implements ServiceConfig {

    public ProcessService {
        ServiceConfig.checkName(name);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new GatewayException("The command of " + name + " is empty.");
        }
        if (port < 0 || port > 65_535) {
            throw new GatewayException("The port of " + name + " is a number from 0 to 65535.");
        }
        if (port == 0 && command.stream().noneMatch(part -> part.contains("{port}"))) {
            throw new GatewayException("The command of " + name + " is not told its port: give a port, or write {port}"
                    + " where the command takes it.");
        }
        if (!readyPath.startsWith("/")) {
            throw new GatewayException("The ready path of " + name + " begins with a slash.");
        }
        if (readyWithin.toMillis() < 1 || idleStop.isNegative()) {
            throw new GatewayException("The times of " + name + " are not negative, and it has time to get ready.");
        }
    }

    /** A command with every default: a free port, {@code /health} within 10 minutes, stopped after 15 minutes. */
    public static ProcessService of(String name, List<String> command) {
        return new ProcessService(
                name,
                command,
                Map.of(),
                null,
                0,
                null,
                "/health",
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                null,
                null,
                ServiceOptions.DEFAULT,
                UpstreamTimeouts.DEFAULT);
    }

    /** Its own name if no other is given: a process that does not run cannot be asked what it has. */
    @Override
    public List<String> routedModels() {
        return options.models().isEmpty() ? List.of(name) : options.models();
    }

    /** Without the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "ProcessService[name=" + name + ", command=" + command + "]";
    }
}
