package dev.parley.gateway.upstream.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The variables that a model's process gets: the gateway's own without tokens and keys, then what is configured. Pure. */
final class ChildEnvironment {
    private static final List<String> SECRET_ENDS = List.of("_KEY", "_TOKEN", "_PAT");
    private static final List<String> SECRET_PARTS = List.of("SECRET", "PASSWORD", "PASSWD", "CREDENTIAL");

    private ChildEnvironment() {}

    /**
     * The variables of a process on {@code port}.
     *
     * @param own the gateway's
     * @param secrets values that are not passed on, whatever their variable is called
     * @param configured passed as they are
     */
    static Map<String, String> of(
            Map<String, String> own, Set<String> secrets, Map<String, String> configured, int port) {
        Map<String, String> out = new TreeMap<>();
        own.forEach((name, value) -> {
            if (!isSecret(name) && !secrets.contains(value)) {
                out.put(name, value);
            }
        });
        configured.forEach((name, value) -> out.put(name, ProcessSettings.withPort(value, port)));
        return out;
    }

    /** Whether a variable of this name holds what nobody else should have. */
    static boolean isSecret(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals("TOKEN")
                || upper.equals("KEY")
                || SECRET_ENDS.stream().anyMatch(upper::endsWith)
                || SECRET_PARTS.stream().anyMatch(upper::contains);
    }
}
