import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.CssParser;
import javafx.css.Stylesheet;

/**
 * Makes the style sheets of a folder ready for a window. The base sheets of AtlantaFX are put there without what is said of
 * controls that the program does not have, more than a third of it. Beside each sheet comes the toolkit's binary form,
 * which JavaFX looks for first and need not parse. Ends with an error if a sheet has one, of which the toolkit would only
 * warn when it is shown.
 */
final class BinarySheets {
    /** Style classes of controls that the program does not have; what is said of anything in them is left out. */
    private static final Set<String> ABSENT = Set.of(
            "accordion", "alert", "area-legend-symbol", "axis", "bar-chart", "bar-legend-symbol", "bb-code", "breadcrumbs",
            "bubble-legend-symbol", "calendar", "card", "chart", "chart-area-symbol", "chart-bar", "chart-bubble",
            "chart-content", "chart-legend", "chart-legend-item-symbol", "chart-line-symbol", "chart-pie",
            "chart-plot-background", "chart-series-area-fill",
            "chart-series-area-line", "chart-series-line", "color-picker", "custom-color-dialog",
            "date-picker", "date-picker-popup", "dialog-pane", "html-editor", "menu-bar", "message", "modal-box",
            "modal-pane", "notification", "pagination", "popover", "radio-button", "ring-progress-indicator",
            "segmented-control", "spinner", "split-pane", "tab-line", "tab-pane", "tile-base", "toggle-switch", "tool-bar",
            "tree-cell", "tree-table-cell", "tree-table-row-cell", "tree-table-view", "tree-view");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([A-Za-z][A-Za-z0-9-]*)");

    private BinarySheets() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (String theme : List.of("light", "dark")) {
            Files.writeString(folder.resolve("base-" + theme + ".css"), base(theme));
        }
        File[] sheets = folder.toFile().listFiles((_, name) -> name.endsWith(".css"));
        for (File sheet : sheets) {
            Stylesheet.convertToBinary(sheet, new File(sheet.getPath().replaceAll("\\.css$", ".bss")));
        }
        if (!CssParser.errorsProperty().isEmpty()) {
            CssParser.errorsProperty().forEach(System.err::println);
            throw new IOException("there are errors in the style sheets");
        }
    }

    private static String base(String theme) throws IOException {
        String resource = "/atlantafx/base/theme/primer-" + theme + ".css";
        try (InputStream in = BinarySheets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            String text = COMMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).replaceAll("");
            return RULE.matcher(text).results().map(BinarySheets::rule).collect(Collectors.joining());
        }
    }

    private static String rule(MatchResult rule) {
        String selectors = Arrays.stream(rule.group(1).split(","))
                .map(String::strip)
                .filter(selector -> STYLE_CLASS.matcher(selector).results().noneMatch(c -> ABSENT.contains(c.group(1))))
                .collect(Collectors.joining(",\n"));
        return selectors.isEmpty() ? "" : selectors + " {" + rule.group(2) + "}\n";
    }
}
