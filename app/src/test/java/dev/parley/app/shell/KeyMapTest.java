package dev.parley.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.fx.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class KeyMapTest {
    private final KeyMap keys = KeyMap.standard();

    private static KeyEvent pressed(KeyCode code, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    @Test
    void everyActionHasAKeyAndAText() {
        Texts texts = Texts.of(KeyMap.class);
        for (KeyAction action : KeyAction.values()) {
            assertThat(keys.keysOf(action)).as(action.name()).isNotEmpty();
            assertThat(texts.get(action.textKey())).as(action.name()).isNotBlank();
            assertThat(keys.hint(action, false)).as(action.name()).isNotBlank();
        }
    }

    @Test
    void noKeyDoesTwoThings() {
        List<KeyCombination> all = new ArrayList<>();
        for (KeyAction action : KeyAction.values()) {
            all.addAll(keys.keysOf(action));
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    @DisabledOnOs(OS.MAC)
    void aPressedKeyFindsItsAction() {
        assertThat(keys.actionOf(pressed(KeyCode.N, false, true))).contains(KeyAction.NEW_CHAT);
        assertThat(keys.actionOf(pressed(KeyCode.C, true, true))).contains(KeyAction.COPY_ANSWER);
        assertThat(keys.actionOf(pressed(KeyCode.EQUALS, true, true))).contains(KeyAction.ZOOM_IN);
        assertThat(keys.actionOf(pressed(KeyCode.N, true, true))).contains(KeyAction.TEMPORARY_CHAT);
        assertThat(keys.actionOf(pressed(KeyCode.Y, true, true))).isEmpty();
        assertThat(keys.actionOf(pressed(KeyCode.C, false, true))).isEmpty();
    }

    @Test
    void keysAreWrittenAsPeopleOfTheSystemWriteThem() {
        assertThat(keys.hint(KeyAction.NEW_CHAT, false)).isEqualTo("Ctrl N");
        assertThat(keys.hint(KeyAction.ZOOM_IN, false)).isEqualTo("Ctrl =");
        assertThat(keys.hint(KeyAction.ZOOM_OUT, false)).isEqualTo("Ctrl -");
        assertThat(keys.hint(KeyAction.ZOOM_RESET, false)).isEqualTo("Ctrl 0");
        assertThat(keys.hint(KeyAction.KEY_LIST, false)).isEqualTo("Ctrl /");
        assertThat(keys.hint(KeyAction.SETTINGS, false)).isEqualTo("Ctrl ,");
        assertThat(keys.hint(KeyAction.COPY_CODE, false).toLowerCase(Locale.ROOT))
                .isEqualTo("ctrl shift ;");
        assertThat(keys.hint(KeyAction.STOP_OR_CLOSE, false)).isEqualTo("Esc");
        assertThat(keys.hint(KeyAction.NEW_CHAT, true)).isEqualTo("\u2318N");
    }

    @Test
    void aKeyCanBeGivenToAnotherAction() {
        KeyMap changed = keys.with(KeyAction.SIDEBAR, List.of(new KeyCodeCombination(KeyCode.F9)));
        assertThat(changed.actionOf(pressed(KeyCode.F9, false, false))).contains(KeyAction.SIDEBAR);
        assertThat(changed.actionOf(pressed(KeyCode.B, false, true))).isEmpty();
        assertThat(keys.actionOf(pressed(KeyCode.F9, false, false))).isEmpty();
    }

    @Test
    void onlyWhatIsBoundIsListed() {
        WindowKeys window = new WindowKeys(new SimpleObjectProperty<>(keys), () -> false);
        window.bind(KeyAction.SIDEBAR, () -> {});
        window.list(KeyAction.SEND);
        assertThat(window.available()).isEqualTo(EnumSet.copyOf(Set.of(KeyAction.SEND, KeyAction.SIDEBAR)));
    }
}
