package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import dev.parley.app.shell.WindowFrame;
import dev.parley.client.store.Settings;
import dev.parley.client.store.SettingsStore;
import java.nio.file.Path;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window follows its desktop while it is open. */
class DesktopLookIT {
    private static final Color LIGHT = Color.web("#f6f7f9");
    private static final Color DARK = Color.web("#111317");

    @TempDir
    private Path home;

    private final SimpleObjectProperty<ColorScheme> colors = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    private final SimpleObjectProperty<Boolean> reducedMotion = new SimpleObjectProperty<>(false);

    @Test
    void aDesktopThatTurnsDarkOrStillTurnsTheOpenWindow() {
        WholeWindow.prepare(home, 1000, 700, Settings.Theme.SYSTEM);
        SettingsStore store = SettingsStore.open(WholeWindow.settings(home));
        store.save(store.current().withMotion(false, true));
        try (CssWarnings css = new CssWarnings();
                WholeWindow window = WholeWindow.open(home, colors, reducedMotion)) {
            Person person = new Person(window.stage());
            person.sees("Which endpoint do you want to talk to?");
            person.awaits("a light sidebar", () -> LIGHT.equals(sidebar(window)));
            WindowFrame frame = (WindowFrame) person.seesPart("window-frame");
            assertThat(frame.reducedMotion().get()).isFalse();

            for (ColorScheme next : List.of(ColorScheme.DARK, ColorScheme.LIGHT, ColorScheme.DARK)) {
                Person.onFx(() -> {
                    colors.set(next);
                    return true;
                });
                Color wanted = next == ColorScheme.DARK ? DARK : LIGHT;
                person.awaits(next + " sidebar", () -> wanted.equals(sidebar(window)));
            }
            Person.onFx(() -> {
                reducedMotion.set(true);
                return true;
            });
            assertThat(frame.reducedMotion().get()).isTrue();

            // What the person chose holds over the desktop.
            person.presses(KeyCode.CONTROL, KeyCode.COMMA);
            person.clicks("Appearance");
            person.clicks("Theme: Light");
            person.awaits("a light sidebar", () -> LIGHT.equals(sidebar(window)));
            Person.onFx(() -> {
                colors.set(ColorScheme.LIGHT);
                colors.set(ColorScheme.DARK);
                return true;
            });
            assertThat(Person.onFx(() -> sidebar(window))).isEqualTo(LIGHT);
            css.assertNone();
        }
    }

    private static Object sidebar(WholeWindow window) {
        Region sidebar = Person.onFx(() -> (Region) window.stage().getScene().lookup(".sidebar"));
        return sidebar.getBackground() == null
                ? "none yet"
                : sidebar.getBackground().getFills().getFirst().getFill();
    }
}
