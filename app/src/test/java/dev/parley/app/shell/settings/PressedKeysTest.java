package dev.parley.app.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class PressedKeysTest {

    @Test
    void keysThatWriteOrEditTextAreNoShortcuts() {
        assertThat(PressedKeys.of(pressed(KeyCode.B, true, true)))
                .contains(new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN));
        assertThat(PressedKeys.of(pressed(KeyCode.F5, false, false))).isPresent();
        assertThat(PressedKeys.of(pressed(KeyCode.B, false, false))).isEmpty();
        assertThat(PressedKeys.of(pressed(KeyCode.C, true, false))).isEmpty();
        assertThat(PressedKeys.of(pressed(KeyCode.LEFT, true, false))).isEmpty();
        assertThat(PressedKeys.of(pressed(KeyCode.CONTROL, true, false))).isEmpty();
    }

    private static KeyEvent pressed(KeyCode code, boolean shortcut, boolean alt) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut && !mac, alt, shortcut && mac);
    }
}
