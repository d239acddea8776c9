package dev.parley.gateway.upstream.process;

import dev.parley.gateway.upstream.CallTimeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a service's configuration its process needs.
 *
 * @param command the program and its arguments; {@code {port}} in them becomes the port
 * @param environment beside what is left of the gateway's own; {@code {port}} in values becomes the port
 * @param folder where it runs; {@code null}: where the gateway does
 * @param port on 127.0.0.1; 0: a free one each time
 * @param key sent as {@code Authorization: Bearer}
 * @param idleStop without a call, after which it is stopped; zero: never
 * @param log {@code null}: the last part of the output is kept in memory only
 * @param concurrency calls at a time, 0 for any number
 * @param hold how long a relayed request waits for it
 * @param secrets values that must neither be in its environment by inheritance nor in what is told of its output
 */
public record ProcessSettings(
        String name,
        List<String> models,
        List<String> command,
        Map<String, String> environment,
        @Nullable Path folder,
        int port,
        @Nullable String key,
        String readyPath,
        Duration readyWithin,
        Duration idleStop,
        @Nullable Path log,
        CallTimeouts timeouts,
        int concurrency,
        Duration hold,
        Set<String> secrets) {

    public ProcessSettings {
        models = List.copyOf(models);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        secrets = Set.copyOf(secrets);
    }

    /** The command with its port. */
    List<String> commandAt(int chosen) {
        return command.stream().map(part -> withPort(part, chosen)).toList();
    }

    static String withPort(String text, int chosen) {
        return text.replace("{port}", Integer.toString(chosen));
    }

    /** Without the environment, the key and the secrets. */
    @Override
    public String toString() {
        return "ProcessSettings[name=" + name + "]";
    }
}
