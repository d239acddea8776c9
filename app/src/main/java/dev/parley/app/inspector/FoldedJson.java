package dev.parley.app.inspector;

import dev.parley.client.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON in lines: what fits stays on one line, the rest is indented and can be folded. Numbers and strings stay as they
 * were written. Text that is no JSON is only broken into lines. Pure functions.
 */
final class FoldedJson {
    private static final int INDENT = 2;

    private final String text;
    private final int columns;
    private final boolean packed;
    private final List<CodeLine> lines = new ArrayList<>();
    private int at;

    private FoldedJson(String text, int columns, boolean packed) {
        this.text = text;
        this.columns = columns;
        this.packed = packed;
    }

    /** A value with its width on one line. */
    private sealed interface Value {
        int width();
    }

    private record Scalar(CodeLine.Span span, int width) implements Value {}

    private record Entry(CodeLine.@Nullable Span key, Value value) {}

    private record Branch(String open, List<Entry> entries, String close, int width) implements Value {}

    /** {@code columns}: of the longest line. */
    static List<CodeLine> of(String text, int columns) {
        return of(text, columns, false);
    }

    /** The same; {@code packed}: as many neighbours as fit share a line. */
    static List<CodeLine> of(String text, int columns, boolean packed) {
        String stripped = text.strip();
        if (!(stripped.startsWith("{") || stripped.startsWith("[")) || !isJson(stripped)) {
            return plain(text, columns);
        }
        FoldedJson json = new FoldedJson(stripped, columns, packed);
        json.emit(List.of(), json.value(), "", 0);
        return json.lines;
    }

    /** Text broken into lines, nothing coloured. */
    static List<CodeLine> plain(String text, int columns) {
        List<CodeLine> lines = new ArrayList<>();
        for (String line : text.split("\r\n|\r|\n", -1)) {
            List<CodeLine.Span> span = List.of(new CodeLine.Span(line, CodeLine.Kind.PLAIN));
            TextColumns.wrap(span, columns, columns).forEach(part -> lines.add(new CodeLine(0, part, 0)));
        }
        return lines;
    }

    private static boolean isJson(String text) {
        try {
            return !new JsonText(text).text().isEmpty();
        } catch (IllegalArgumentException notJson) {
            return false;
        }
    }

    // The text is known to be JSON from here on.

    private Value value() {
        skip();
        char first = text.charAt(at);
        if (first == '{' || first == '[') {
            return branch(first == '{');
        }
        CodeLine.Span span = first == '"' ? string(CodeLine.Kind.STRING) : bare();
        return new Scalar(span, TextColumns.width(span.text()));
    }

    private Branch branch(boolean object) {
        at++;
        List<Entry> entries = new ArrayList<>();
        int width = 2;
        skip();
        while (text.charAt(at) != (object ? '}' : ']')) {
            CodeLine.Span key = null;
            if (object) {
                key = string(CodeLine.Kind.KEY);
                skip();
                at++;
                width += TextColumns.width(key.text()) + 2;
            }
            Value value = value();
            width += value.width() + (entries.isEmpty() ? 0 : 2);
            entries.add(new Entry(key, value));
            skip();
            if (text.charAt(at) == ',') {
                at++;
                skip();
            }
        }
        at++;
        return new Branch(object ? "{" : "[", entries, object ? "}" : "]", width);
    }

    private CodeLine.Span string(CodeLine.Kind kind) {
        int from = at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        return new CodeLine.Span(text.substring(from, at), kind);
    }

    private CodeLine.Span bare() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        boolean literal = Character.isLetter(text.charAt(from));
        return new CodeLine.Span(text.substring(from, at), literal ? CodeLine.Kind.LITERAL : CodeLine.Kind.NUMBER);
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void emit(List<CodeLine.Span> prefix, Value value, String suffix, int indent) {
        List<CodeLine.Span> spans = new ArrayList<>(prefix);
        int used =
                prefix.stream().mapToInt(span -> TextColumns.width(span.text())).sum();
        boolean fits = indent + used + value.width() + suffix.length() <= columns;
        if (value instanceof Branch branch && !branch.entries().isEmpty() && !fits) {
            int first = lines.size();
            spans.add(mark(branch.open()));
            lines.add(new CodeLine(indent, spans, 0));
            entries(branch.entries(), indent + INDENT);
            lines.add(new CodeLine(indent, List.of(mark(branch.close() + suffix)), 0));
            lines.set(first, new CodeLine(indent, spans, lines.size() - 1 - first));
            return;
        }
        flat(value, spans);
        if (!suffix.isEmpty()) {
            spans.add(mark(suffix));
        }
        List<List<CodeLine.Span>> parts = TextColumns.wrap(spans, columns - indent, columns - indent - INDENT);
        for (int i = 0; i < parts.size(); i++) {
            lines.add(new CodeLine(i == 0 ? indent : indent + INDENT, parts.get(i), 0));
        }
    }

    private void entries(List<Entry> entries, int indent) {
        List<CodeLine.Span> shared = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String comma = i + 1 < entries.size() ? "," : "";
            List<CodeLine.Span> key = key(entry);
            int width = width(key) + entry.value().width() + comma.length();
            if (!shared.isEmpty() && (!packed || indent + used + 1 + width > columns)) {
                lines.add(new CodeLine(indent, shared, 0));
                shared = new ArrayList<>();
                used = 0;
            }
            if (indent + width > columns) {
                emit(key, entry.value(), comma, indent);
                continue;
            }
            if (!shared.isEmpty()) {
                shared.add(mark(" "));
                used++;
            }
            shared.addAll(key);
            flat(entry.value(), shared);
            if (!comma.isEmpty()) {
                shared.add(mark(comma));
            }
            used += width;
        }
        if (!shared.isEmpty()) {
            lines.add(new CodeLine(indent, shared, 0));
        }
    }

    private static int width(List<CodeLine.Span> spans) {
        return spans.stream().mapToInt(span -> TextColumns.width(span.text())).sum();
    }

    private static void flat(Value value, List<CodeLine.Span> to) {
        switch (value) {
            case Scalar scalar -> to.add(scalar.span());
            case Branch branch -> {
                to.add(mark(branch.open()));
                for (int i = 0; i < branch.entries().size(); i++) {
                    if (i > 0) {
                        to.add(mark(", "));
                    }
                    Entry entry = branch.entries().get(i);
                    to.addAll(key(entry));
                    flat(entry.value(), to);
                }
                to.add(mark(branch.close()));
            }
        }
    }

    private static List<CodeLine.Span> key(Entry entry) {
        CodeLine.Span key = entry.key();
        return key == null ? List.of() : List.of(key, mark(": "));
    }

    private static CodeLine.Span mark(String text) {
        return new CodeLine.Span(text, CodeLine.Kind.PUNCTUATION);
    }
}
