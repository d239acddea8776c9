package dev.parley.app.chat.view;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people read it. */
final class PrettyJson {
    /** Formatting is for reading; nobody reads more than this. */
    private static final int MOST = 200_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private PrettyJson() {}

    /** An object or array in lines and indented; empty for what is none, or no JSON, or too long to be read. */
    static Optional<String> of(String text) {
        String stripped = text.strip();
        if (stripped.length() > MOST || !(stripped.startsWith("{") || stripped.startsWith("["))) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.writer().with(printer()).writeValueAsString(MAPPER.readTree(stripped)));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static PrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                PrettyPrinter.DEFAULT_SEPARATORS.withObjectNameValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }
}
