package dev.parley.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Rule;
import javafx.css.Selector;
import javafx.css.Stylesheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The base sheets that the build makes: AtlantaFX's, without what is said of controls that the program does not have. */
class BaseSheetTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path SHEETS = Path.of("src/main/resources/dev/parley/app/theme");
    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([A-Za-z][A-Za-z0-9-]*)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*)\"");
    private static final Pattern CONTROL = Pattern.compile("javafx\\.scene\\.(?:control|chart|web)\\.([A-Z][A-Za-z]+)");

    /** Members of the command line's JSON, of the same name as a style class. */
    private static final String COMMANDS = "cli";

    private static String resource(String name) {
        try (InputStream in = Theme.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stylesheet whole(String theme) {
        return new CssParser().parse(resource("/atlantafx/base/theme/primer-" + theme + ".css"));
    }

    private static Stylesheet made(String theme) {
        return new CssParser().parse(resource("/dev/parley/app/theme/base-" + theme + ".css"));
    }

    /** Each selector with what it says. */
    private static Set<String> said(Stylesheet sheet) {
        Set<String> said = new HashSet<>();
        for (Rule rule : sheet.getRules()) {
            rule.getSelectors().forEach(selector -> said.add(selector + " " + rule.getDeclarations()));
        }
        return said;
    }

    private static Set<String> selectors(Stylesheet sheet) {
        return sheet.getRules().stream()
                .flatMap(rule -> rule.getSelectors().stream())
                .map(Selector::toString)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static Stream<String> texts(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.getParent().endsWith(COMMANDS))
                    .map(BaseSheetTest::text)
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void whatIsKeptSaysTheSame(String theme) {
        Set<String> kept = said(made(theme));
        assertThat(said(whole(theme))).containsAll(kept);
        assertThat(kept).hasSizeGreaterThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void whatIsLeftOutIsNowhereInTheProgram(String theme) throws IOException {
        Set<String> used = new HashSet<>();
        texts(SOURCES, ".java").forEach(source -> {
            found(LITERAL, source).forEach(used::add);
            found(CONTROL, source)
                    .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                    .forEach(used::add);
        });
        texts(SHEETS, ".css").forEach(sheet -> found(STYLE_CLASS, sheet).forEach(used::add));
        assertThat(used).contains("text-area", "split-menu-button");

        Set<String> leftOut = selectors(whole(theme));
        leftOut.removeAll(selectors(made(theme)));
        assertThat(leftOut)
                .hasSizeGreaterThan(400)
                .allSatisfy(selector -> assertThat(found(STYLE_CLASS, selector))
                        .as("style classes of %s, of which the program needs to lack one", selector)
                        .anyMatch(name -> !used.contains(name)));
    }
}
