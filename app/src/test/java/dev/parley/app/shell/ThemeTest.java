package dev.parley.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both themes can be read: WCAG 2.2, 1.4.3 (text 4.5) and 1.4.11 (icons and edges of controls 3). */
class ThemeTest {
    private static final double TEXT = 4.5;
    private static final double ICON = 3;

    private static final List<String> GROUNDS =
            List.of("bg-default", "bg-subtle", "bg-inset", "bg-overlay", "bg-hover", "bg-bubble", "accent-subtle");
    private static final List<String> TEXTS =
            List.of("fg-default", "fg-muted", "fg-subtle", "accent-fg", "success-fg", "warning-fg", "danger-fg");
    private static final List<String> STATUSES = List.of("accent", "success", "warning", "danger");
    private static final List<String> CODE =
            List.of("keyword", "string", "number", "function", "type", "attribute", "comment", "punctuation");

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void everyTextCanBeReadOnEveryGround(String sheet) {
        ThemeColours theme = ThemeColours.of(sheet);
        for (String ground : GROUNDS) {
            for (String text : TEXTS) {
                assertThat(theme.contrast(text, ground))
                        .as("%s: %s on %s", sheet, text, ground)
                        .isGreaterThanOrEqualTo(TEXT);
            }
        }
        assertThat(theme.contrast("tooltip-fg", "tooltip-bg")).isGreaterThanOrEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void everyStatusCanBeReadOnItsBadgeAndItsBar(String sheet) {
        ThemeColours theme = ThemeColours.of(sheet);
        for (String status : STATUSES) {
            assertThat(theme.contrast(status + "-fg", status + "-subtle"))
                    .as("%s: %s on its badge", sheet, status)
                    .isGreaterThanOrEqualTo(TEXT);
            assertThat(theme.contrast("fg-emphasis", status + "-emphasis"))
                    .as("%s: white on %s", sheet, status)
                    .isGreaterThanOrEqualTo(TEXT);
        }
        assertThat(theme.contrast("accent-emphasis", "bg-default")).isGreaterThanOrEqualTo(ICON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void edgesOfControlsAndIconsStandOutFromEveryGround(String sheet) {
        ThemeColours theme = ThemeColours.of(sheet);
        for (String ground : GROUNDS) {
            for (String edge : List.of("border-control", "focus-ring", "warning-icon")) {
                assertThat(theme.contrast(edge, ground))
                        .as("%s: %s on %s", sheet, edge, ground)
                        .isGreaterThanOrEqualTo(ICON);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void codeAndChartsCanBeReadOnTheirGround(String sheet) {
        ThemeColours theme = ThemeColours.of(sheet);
        for (String kind : CODE) {
            assertThat(theme.contrast("code-" + kind, "bg-subtle"))
                    .as("%s: code %s", sheet, kind)
                    .isGreaterThanOrEqualTo(TEXT);
        }
        for (int series = 1; series <= 4; series++) {
            assertThat(theme.contrast("chart-" + series, "bg-default"))
                    .as("%s: chart %s", sheet, series)
                    .isGreaterThanOrEqualTo(ICON);
        }
    }

    /** Figures of the design's table, so that the computation itself is checked. */
    @Test
    void contrastsAreThoseOfTheDesign() {
        ThemeColours light = ThemeColours.of("light.css");
        ThemeColours dark = ThemeColours.of("dark.css");
        assertThat(light.contrast("fg-default", "bg-default")).isCloseTo(16.13, within(0.01));
        assertThat(dark.contrast("fg-default", "bg-default")).isCloseTo(14.19, within(0.01));
        assertThat(light.contrast("code-number", "bg-subtle")).isCloseTo(6.35, within(0.01));
    }

    @Test
    void bothThemesDefineTheSameColours() {
        assertThat(ThemeColours.of("dark.css").names())
                .isEqualTo(ThemeColours.of("light.css").names());
    }

    @Test
    void everyColourThatAStyleSheetUsesIsDefined() {
        Set<String> defined = new TreeSet<>(ThemeColours.of("light.css").names());
        ThemeColours.SHEETS.forEach(sheet -> defined.addAll(ThemeColours.definedIn(sheet)));
        for (String sheet : ThemeColours.SHEETS) {
            assertThat(defined).as(sheet).containsAll(ThemeColours.usedIn(sheet));
        }
    }

    /** A colour that is written down twice is changed once. */
    @Test
    void onlyTheThemesHoldColours() {
        for (String sheet : ThemeColours.SHEETS) {
            assertThat(ThemeColours.read(sheet)).as(sheet).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
        }
    }
}
