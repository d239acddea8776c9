package dev.parley.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/** The colours of one theme, read from its style sheet, and their WCAG 2 contrasts. */
final class ThemeColours {
    /** The style sheets that name no colour of their own. */
    static final List<String> SHEETS = List.of(
            "parley.css",
            "markdown.css",
            "chat.css",
            "profiles.css",
            "places.css",
            "shell.css",
            "panel-tools.css",
            "inspector.css",
            "palette.css",
            "tour.css");

    private static final Pattern TOKEN = Pattern.compile("-color-([a-z0-9-]+)\\s*:\\s*([^;]+);");
    private static final Pattern USE = Pattern.compile("-color-([a-z0-9-]+)(?![a-z0-9-]|\\s*:)");

    private final Map<String, String> values = new LinkedHashMap<>();

    private ThemeColours(String css) {
        Matcher tokens = TOKEN.matcher(css);
        while (tokens.find()) {
            values.put(tokens.group(1), tokens.group(2).strip());
        }
    }

    static ThemeColours of(String sheet) {
        return new ThemeColours(read(sheet));
    }

    static Set<String> usedIn(String sheet) {
        return all(USE, read(sheet));
    }

    /** Names that a rule of the style sheet gives a value of its own. */
    static Set<String> definedIn(String sheet) {
        return all(TOKEN, read(sheet));
    }

    private static Set<String> all(Pattern pattern, String css) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(css);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    static String read(String sheet) {
        try (InputStream in = ThemeColours.class.getResourceAsStream("/dev/parley/app/theme/" + sheet)) {
            if (in == null) {
                throw new AssertionError("no " + sheet);
            }
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return css.replaceAll("(?s)/\\*.*?\\*/", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> names() {
        return new TreeSet<>(values.keySet());
    }

    Color colour(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new AssertionError("no colour " + name);
        }
        return value.startsWith("-color-") ? colour(value.substring("-color-".length())) : Color.web(value);
    }

    double contrast(String first, String second) {
        return contrast(colour(first), colour(second));
    }

    static double contrast(Color first, Color second) {
        double one = luminance(first);
        double other = luminance(second);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
