package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.client.store.Settings.Bounds;
import dev.parley.client.store.Settings.Panel;
import dev.parley.client.store.Settings.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {
    private static final Settings CHANGED = Settings.DEFAULT
            .withTheme(Theme.DARK)
            .withText(125, 17)
            .withMotion(true, false)
            .withWindow(new Bounds(-10, 20, 1280, 720), true)
            .withPanels(new Panel(300, false), new Panel(500, true))
            .withLast("profile-1", "chat-1")
            .withNetwork(NetworkSettings.DEFAULT
                    .withProxy(ProxySettings.of("proxy.example", 3128).withNoProxy(List.of(".example")))
                    .withTls(TlsSettings.DEFAULT.withAuthorities(Path.of("authorities.pem"))));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("settings.json");
    }

    private SettingsStore withContent(String json) throws IOException {
        Files.writeString(file(), json);
        return SettingsStore.open(file(), Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void keysAndHabitsAreKeptAndWhatIsNoListOfKeysIsLeftOut() throws IOException {
        SettingsStore store = withContent("""
                {"version":1,"enterSends":false,"shortcuts":{"A":1,"B":["F5",2]}}""");
        assertThat(store.current().habits()).isEqualTo(new Settings.Habits(false, true, true, false));
        assertThat(store.current().shortcuts()).isEqualTo(new Settings.Shortcuts(true, Map.of("B", List.of("F5", ""))));
        Settings.Shortcuts keys = new Settings.Shortcuts(false, Map.of("SIDEBAR", List.of("Shortcut+Alt+B", "F7")));
        store.save(store.current().withKeys(new Settings.Habits(true, false, false, true), keys));
        Settings read = SettingsStore.open(file()).current();
        assertThat(read.shortcuts()).isEqualTo(keys);
        assertThat(read.habits()).isEqualTo(new Settings.Habits(true, false, false, true));
    }

    @Test
    void whatWasSavedIsThereAgain() {
        SettingsStore.open(file()).save(CHANGED);
        SettingsStore store = SettingsStore.open(file());
        assertThat(store.current()).isEqualTo(CHANGED);
        assertThat(store.warnings()).isEmpty();
        store.save(CHANGED.withWindow(null, false).withLast(null, null));
        assertThat(SettingsStore.open(file()).current().window()).isNull();
        assertThat(SettingsStore.open(file()).current().lastChatId()).isNull();
    }

    @Test
    void aNetworkThatHasNoMeaningIsTheDefault() throws IOException {
        for (String odd :
                List.of("{\"proxy\":{\"host\":\"proxy.example\"}}", "{\"proxy\":{\"port\":1.5}}", "{\"tls\":[1]}")) {
            assertThat(withContent("{\"version\":1,\"bodySize\":13,\"network\":" + odd + "}")
                            .current())
                    .isEqualTo(Settings.DEFAULT.withText(100, 13));
        }
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        assertThat(SettingsStore.open(file()).current()).isEqualTo(Settings.DEFAULT);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theme",
                "zoomPercent",
                "bodySize",
                "reducedMotion",
                "stickToBottom",
                "window",
                "maximized",
                "sidebar",
                "rightPanel",
                "lastProfileId",
                "lastChatId",
                "network",
                "announceJobs",
                "wrapCode"
            })
    void aFieldThatIsAbsentNullOrMeaninglessIsTheDefaultAndTheOthersStay(String field) throws IOException {
        assertThat(withContent("{\"version\":1}").current()).isEqualTo(Settings.DEFAULT);
        assertThat(withContent("{\"version\":1,\"%s\":null}".formatted(field)).current())
                .isEqualTo(Settings.DEFAULT);
        Settings odd = withContent("{\"version\":1,\"%s\":[\"odd\"],\"zoomPercent\":[1],\"bodySize\":13}"
                        .replace(field.equals("bodySize") ? "\"bodySize\":13" : "\0", "\"other\":1")
                        .formatted(field))
                .current();
        assertThat(odd).isEqualTo(field.equals("bodySize") ? Settings.DEFAULT : Settings.DEFAULT.withText(100, 13));
    }

    @Test
    void whatThisVersionDoesNotKnowStaysInTheFile() throws IOException {
        withContent("{\"version\":1,\"later\":{\"x\":[1]},\"sidebar\":{\"width\":210,\"tab\":\"files\"}}")
                .save(CHANGED);
        assertThat(Files.readString(file()))
                .contains("\"later\"")
                .contains("\"tab\"")
                .contains("\"dark\"");
        assertThat(SettingsStore.open(file()).current()).isEqualTo(CHANGED);
    }

    @Test
    void numbersBeyondTheirRangeBecomeTheNearestThatFits() throws IOException {
        Settings read = withContent("{\"version\":1,\"zoomPercent\":9000,\"bodySize\":-4,\"sidebar\":{\"width\":1}}")
                .current();
        assertThat(read)
                .isEqualTo(Settings.DEFAULT.withText(300, 12).withPanels(new Panel(200, true), read.rightPanel()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"theme\":\"dark\"}", "{\"version\":0}", "{\"version\":1} more"})
    void row40ADamagedFileIsSetAside(String content) throws IOException {
        SettingsStore store = withContent(content);
        assertThat(store.current()).isEqualTo(Settings.DEFAULT);
        assertThat(store.warnings())
                .singleElement()
                .asString()
                .contains("was damaged")
                .endsWith(".");
        assertThat(folder.resolve("settings.json.corrupt-20260301T120000Z")).hasContent(content);
        store.save(CHANGED);
        assertThat(SettingsStore.open(file()).current()).isEqualTo(CHANGED);
    }

    @Test
    void row40AFileOfANewerVersionIsReadAndNotTouched() throws IOException {
        String newer = "{\"version\":2,\"theme\":\"dark\"}";
        SettingsStore store = withContent(newer);
        assertThat(store.current().theme()).isEqualTo(Theme.DARK);
        assertThat(store.warnings()).hasSize(1);
        assertThatThrownBy(() -> store.save(CHANGED))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a newer version of Parley");
        assertThat(store.current()).isEqualTo(CHANGED);
        assertThat(file()).hasContent(newer);
    }

    @Test
    void row38WhatCannotBeSavedHoldsForTheSession() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "").resolve("settings.json");
        SettingsStore store = SettingsStore.open(blocked);
        assertThatThrownBy(() -> store.save(CHANGED)).isInstanceOf(StoreException.class);
        assertThat(store.current()).isEqualTo(CHANGED);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanReadTheFile() throws IOException {
        SettingsStore.open(file()).save(CHANGED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }
}
