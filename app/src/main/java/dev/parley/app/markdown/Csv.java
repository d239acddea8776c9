package dev.parley.app.markdown;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as comma-separated values (RFC 4180).
 *
 * <p>An answer is not to be trusted, and spreadsheet programs run what begins like a formula: such a cell gets an
 * apostrophe in front, except for plain numbers ("-5", "+1.5 %").
 */
public final class Csv {
    private static final String LINE_END = "\r\n";
    private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,\u00A0 ]*\\d[\\d.,]*(?:[eE][+-]?\\d+)? ?%?");

    private Csv() {}

    public static String of(Block.Table table) {
        StringBuilder result = new StringBuilder(row(table.head()));
        table.rows().forEach(row -> result.append(row(row)));
        return result.toString();
    }

    private static String row(List<List<Inline>> cells) {
        return cells.stream().map(PlainText::ofAll).map(Csv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    static String cell(String text) {
        boolean isFormula =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
        String safe = isFormula ? "'" + text : text;
        boolean isQuoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || !safe.equals(safe.strip());
        return isQuoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
