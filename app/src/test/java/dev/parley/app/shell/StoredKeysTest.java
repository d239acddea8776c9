package dev.parley.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.Settings;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class StoredKeysTest {
    private static final KeyMap USUAL = KeyMap.standard();
    private static final KeyCombination CTRL_ALT_B =
            new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN, KeyCombination.ALT_DOWN);

    private static List<KeyCombination> sidebar(Map<String, List<String>> stored) {
        return StoredKeys.read(stored).keys().keysOf(KeyAction.SIDEBAR);
    }

    @Test
    void whatWasChangedComesBackAsItWas() {
        KeyMap changed = USUAL.with(KeyAction.SIDEBAR, List.of(CTRL_ALT_B)).with(KeyAction.JOBS, List.of());
        Map<String, List<String>> stored = StoredKeys.changes(changed);
        assertThat(stored).containsOnlyKeys("SIDEBAR", "JOBS");
        assertThat(sidebar(stored)).containsExactly(CTRL_ALT_B);
        assertThat(StoredKeys.read(stored).keys().keysOf(KeyAction.JOBS)).isEmpty();
        assertThat(StoredKeys.read(stored).odd()).isEmpty();
        assertThat(StoredKeys.changes(USUAL)).isEmpty();
    }

    @Test
    void keysThatAreTakenOverLeaveTheirActionAndStayAway() {
        KeyCombination ctrlK = USUAL.keysOf(KeyAction.COMMANDS).getFirst();
        assertThat(USUAL.takenBy(ctrlK, KeyAction.SIDEBAR)).contains(KeyAction.COMMANDS);
        KeyMap changed = USUAL.takenOver(KeyAction.SIDEBAR, ctrlK);
        assertThat(changed.keysOf(KeyAction.COMMANDS)).isEmpty();
        StoredKeys.Read read = StoredKeys.read(StoredKeys.changes(changed));
        assertThat(read.odd()).isEmpty();
        assertThat(read.keys().keysOf(KeyAction.SIDEBAR)).containsExactly(ctrlK);
        assertThat(read.keys().keysOf(KeyAction.COMMANDS)).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodKeepsItsUsualKeysAndIsNamed() {
        Map<String, List<String>> stored = Map.of(
                "SIDEBAR", List.of("Shortcut+Nonsense"),
                "FLY", List.of("Shortcut+K"),
                "SEND", List.of("F5"),
                "INSPECTOR", List.of("Shortcut+N"));
        StoredKeys.Read read = StoredKeys.read(stored);
        assertThat(read.odd()).containsExactlyInAnyOrder("SIDEBAR", "FLY", "SEND", "INSPECTOR");
        assertThat(StoredKeys.changes(read.keys())).isEmpty();
    }

    @Test
    void thePreferencesTellTheKeysThatHoldNowAndKeepThoseThatAreOff() {
        WindowPreferences preferences = new WindowPreferences(Settings.DEFAULT);
        preferences.ownKeys().set(USUAL.with(KeyAction.SIDEBAR, List.of(CTRL_ALT_B)));
        preferences.enterSends().set(false);
        preferences.shortcutsOn().set(false);
        KeyMap now = preferences.keys().getValue();
        assertThat(now.keysOf(KeyAction.SIDEBAR)).isEmpty();
        assertThat(now.keysOf(KeyAction.STOP_OR_CLOSE)).isNotEmpty();
        assertThat(now.hint(KeyAction.SEND, false)).isEqualTo("Ctrl Enter");
        assertThat(now.hint(KeyAction.NEW_LINE, false)).isEqualTo("Enter");

        Settings kept = preferences.in(Settings.DEFAULT);
        assertThat(kept.shortcuts().changed()).containsOnlyKeys("SIDEBAR");
        WindowPreferences again = new WindowPreferences(kept);
        again.shortcutsOn().set(true);
        assertThat(again.keys().getValue().keysOf(KeyAction.SIDEBAR)).containsExactly(CTRL_ALT_B);
        assertThat(again.enterSends().get()).isFalse();
    }
}
