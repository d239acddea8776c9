package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.store.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The settings: keys, habits, backup, restore, wipe, diagnostics. */
class SettingsJourneysIT extends WindowJourney {

    private void opens(String section) {
        person.presses(KeyCode.CONTROL, KeyCode.COMMA);
        person.seesPart("settings-page");
        person.clicks(section);
    }

    private void leaves() {
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("settings-page");
    }

    @Test
    void newKeysHoldAtOnceEverywhereAndAfterARestartUntilTheyAreReset() throws IOException {
        opens("Shortcuts");
        person.clicks("Keys of Show or hide the sidebar: Ctrl B");
        person.sees("Press new keys");
        person.presses(KeyCode.CONTROL, KeyCode.K);
        person.sees("Ctrl K belongs to: All commands");
        Pictures.take(window.stage().getScene(), "settings-shortcuts");
        person.clicks("Take over from All commands");
        person.seesControl("Keys of Show or hide the sidebar: Ctrl K");
        person.seesControl("Keys of All commands: None");
        person.clicks("Reset all");
        person.clicks("Keys of Show or hide the sidebar: Ctrl B");
        person.presses(KeyCode.CONTROL, KeyCode.ALT, KeyCode.B);
        person.seesControl("Keys of Show or hide the sidebar: Ctrl Alt B");
        leaves();
        person.presses(KeyCode.CONTROL, KeyCode.ALT, KeyCode.B);
        person.seesControl("Show the sidebar");
        person.presses(KeyCode.CONTROL, KeyCode.ALT, KeyCode.B);
        person.presses(KeyCode.CONTROL, KeyCode.SLASH);
        person.sees("Ctrl Alt B");
        person.presses(KeyCode.ESCAPE);
        window.close();
        assertThat(Files.readString(WholeWindow.settings(home))).contains("SIDEBAR");
        open();
        person.presses(KeyCode.CONTROL, KeyCode.ALT, KeyCode.B);
        person.seesControl("Show the sidebar");
        person.presses(KeyCode.CONTROL, KeyCode.ALT, KeyCode.B);
        opens("Shortcuts");
        person.clicks("Keys of the window");
        leaves();
        person.presses(KeyCode.CONTROL, KeyCode.ALT, KeyCode.B);
        person.seesPart("history-view");
        person.clicks("Settings");
        person.clicks("Keys of the window");
        person.clicks("Reset all");
        leaves();
    }

    @Test
    void enterBeginsALineAndSendsWithControlIfThatIsWanted() {
        opens("General");
        Pictures.take(window.stage().getScene(), "settings-general");
        person.clicks(person.seesControl("Enter sends"));
        leaves();
        int before = model.messages();
        model.says("Good day.");
        person.writes("one");
        person.presses(KeyCode.ENTER);
        person.types("two");
        assertThat(person.draft()).isEqualTo("one\ntwo");
        person.presses(KeyCode.CONTROL, KeyCode.ENTER);
        person.sees("Good day.");
        assertThat(model.awaitMessage(before + 1)).contains("one\\ntwo");
        opens("General");
        person.clicks(person.seesControl("Enter sends"));
        leaves();
    }

    @Test
    void aSettingIsFoundByItsWordsInWhateverSectionAndHoldsForWhatIsShown() {
        model.says("```text\n" + "word ".repeat(60) + "\n```");
        person.sends("Code, please");
        ToggleButton wrap = (ToggleButton) person.seesControl("Wrap lines");
        assertThat(wrap.isSelected()).isFalse();
        opens("General");
        person.clicks(person.seesControl("Search settings"));
        person.types("CODE wrap");
        person.seesControl("Wrap lines of code");
        person.seesNoControl("Enter sends");
        person.clicks(person.seesControl("Wrap lines of code"));
        person.clicks(person.seesControl("Search settings"));
        person.types(" nowhere");
        person.sees("No setting says that.");
        person.presses(KeyCode.ESCAPE);
        person.seesControl("Enter sends");
        leaves();
        assertThat(wrap.isSelected()).isTrue();
        opens("Appearance");
        Pictures.take(window.stage().getScene(), "settings-appearance");
        person.clicks(person.seesControl("Wrap lines of code"));
        leaves();
        assertThat(wrap.isSelected()).isFalse();
    }

    @Test
    void theProxyOfAllEndpointsIsTypedCheckedUsedAndRemembered() {
        opens("Network");
        TextField proxy = (TextField) person.seesControl("Proxy");
        person.clicks(proxy);
        person.types("nowhere");
        person.presses(KeyCode.ENTER);
        person.sees("Write a proxy as host:port, or direct for none at all.");
        Pictures.take(window.stage().getScene(), "settings-network");
        person.types(":1");
        person.clicks(person.seesControl("Reached without it"));
        person.types("127.0.0.1");
        person.presses(KeyCode.ENTER);
        person.seesNot("Write a proxy as host:port, or direct for none at all.");
        leaves();
        model.says("Reached without a proxy.");
        person.sends("Hello");
        person.sees("Reached without a proxy.");
        window.close();
        assertThat(SettingsStore.peek(WholeWindow.settings(home)).network().proxy())
                .isEqualTo(ProxySettings.of("nowhere", 1).withNoProxy(List.of("127.0.0.1")));

        open();
        opens("Network");
        proxy = (TextField) person.seesControl("Proxy");
        assertThat(proxy.getText()).isEqualTo("nowhere:1");
        TextField exceptions = (TextField) person.seesControl("Reached without it");
        person.clicks(exceptions);
        Person.onFx(() -> {
            exceptions.clear();
            return true;
        });
        person.types(ProxySettings.PROXY_LOOPBACK);
        person.presses(KeyCode.ENTER);
        leaves();
        int before = model.messages();
        person.sends("Are you there?");
        person.seesPart("fault");
        assertThat(model.messages()).isEqualTo(before);

        opens("Network");
        person.clicks(person.seesControl("Proxy"));
        TextField held = (TextField) person.seesControl("Proxy");
        Person.onFx(() -> {
            held.clear();
            return true;
        });
        person.presses(KeyCode.ENTER);
        leaves();
        model.says("Now without one.");
        person.sends("And now?");
        person.sees("Now without one.");
    }

    @Test
    void allDataIsBackedUpWipedAndRestoredAndTheBundleTellsNothingOfIt() throws IOException {
        model.says("A very secret answer.");
        person.sends("A very secret question");
        person.sees("A very secret answer.");
        opens("About");
        person.sees("Licences");
        Pictures.take(window.stage().getScene(), "settings-about");
        person.clicks("Save diagnostics");
        person.sees("no keys, no chats.");
        assertThat(names("parley-diagnostics")).contains("system.txt", "profiles.json", "gateway.txt");

        person.clicks("Privacy");
        Pictures.take(window.stage().getScene(), "settings-privacy");
        person.clicks("Data");
        Pictures.take(window.stage().getScene(), "settings-data");
        person.clicks("Back up now");
        person.sees("Backed up to");
        Files.move(
                WholeWindow.chosen(home, "parley-backup-" + java.time.LocalDate.now(java.time.ZoneId.systemDefault())),
                WholeWindow.chosen(home, "backup-to-read"));
        assertThat(names("backup-to-read")).contains("data/history.db", "config/profiles.json");

        person.clicks("Wipe chats");
        person.seesNoControl("Wipe and close");
        person.types("wipe");
        Pictures.take(window.stage().getScene(), "settings-wipe");
        person.clicks("Wipe and close");
        person.awaits("the window is closed", () -> !window.stage().isShowing());
        window.close();
        assertThat(WholeWindow.history(home).resolve("history.db")).doesNotExist();

        open();
        person.presses(KeyCode.CONTROL, KeyCode.COMMA);
        person.seesNot("A very secret question");
        person.clicks("Data");
        person.clicks("Restore a backup");
        person.sees("Restore this backup?");
        Pictures.take(window.stage().getScene(), "settings-restore");
        person.clicks("Restore and close");
        person.awaits("the window is closed", () -> !window.stage().isShowing());
        window.close();
        open();
        person.sees("A very secret question");
    }

    private Set<String> names(String file) throws IOException {
        try (ZipFile zip = new ZipFile(WholeWindow.chosen(home, file).toFile())) {
            return zip.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
        }
    }
}
