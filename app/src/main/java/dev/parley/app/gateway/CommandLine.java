package dev.parley.app.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes a command apart as a person writes it: blanks part, quotes hold together. No shell, no variables. */
final class CommandLine {
    private static final Set<String> SECRET_OPTIONS =
            Set.of("apikey", "key", "token", "hftoken", "authtoken", "password", "secret");

    private CommandLine() {}

    /**
     * The program and its arguments.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean any = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                any = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (any) {
                    parts.add(part.toString());
                }
                part.setLength(0);
                any = false;
            } else {
                part.append(c);
                any = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        if (any) {
            parts.add(part.toString());
        }
        return List.copyOf(parts);
    }

    /** Whether an option's name says that a key follows it, which would then stand in a file. */
    static boolean carriesKey(List<String> command) {
        return command.stream().filter(part -> part.startsWith("-")).anyMatch(part -> {
            String name = part.split("=", 2)[0].replace("-", "").replace("_", "");
            return SECRET_OPTIONS.contains(name.toLowerCase(Locale.ROOT));
        });
    }
}
