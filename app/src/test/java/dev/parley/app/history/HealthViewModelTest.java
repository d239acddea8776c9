package dev.parley.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.FxQueue;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.HistoryHealth;
import dev.parley.client.transcript.Chat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real files. */
class HealthViewModelTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final FxQueue fx = new FxQueue();
    private final ObservableList<String> warnings = FXCollections.observableArrayList();
    private final List<String> rereads = new ArrayList<>();

    private HealthViewModel model(History history) {
        return new HealthViewModel(history, warnings, fx, ZoneOffset.UTC, () -> rereads.add("again"));
    }

    private HealthNotice await(HealthViewModel model, HealthNotice.Kind kind) {
        fx.await(
                "a notice " + kind + ", not " + model.notices(),
                () -> model.notices().stream().anyMatch(notice -> notice.kind() == kind));
        return model.notices().getFirst();
    }

    private static Chat chat(String title) {
        return Chat.create(NOON, null, null).withTitle(title, true);
    }

    private static void choose(HealthNotice notice, String words) {
        notice.offers().stream()
                .filter(offer -> offer.text().startsWith(words))
                .findFirst()
                .orElseThrow()
                .command()
                .run();
    }

    private void fill(Path into, String title) {
        try (History history = Histories.open(into)) {
            history.saveChat(chat(title));
            history.flush().join();
        }
    }

    private void damage() throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve("history.db"), "No database. ".repeat(500));
    }

    @Test
    void nothingIsSaidWhileEverythingIsSaved() {
        try (History history = Histories.open(folder)) {
            HealthViewModel model = model(history);
            history.saveChat(chat("a"));
            history.flush().join();
            fx.drain();
            assertThat(model.notices()).isEmpty();
        }
    }

    @Test
    void row38WhatCannotBeSavedIsKeptAndTriedAgainOnRequest() throws SQLException {
        try (History history = Histories.open(folder)) {
            HealthViewModel model = model(history);
            history.saveChat(chat("first"));
            history.flush().join();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                history.saveChat(chat("second"));
                HealthNotice notice = await(model, HealthNotice.Kind.UNSAVED);
                assertThat(notice.sentence())
                        .startsWith("Chats are not saved, because ")
                        .endsWith(" One change is kept and tried again.");
                statement.execute("ROLLBACK");
                choose(notice, "Try now");
                assertThat(model.busy().get()).isTrue();
            }
            fx.await("saved", () -> model.notices().isEmpty() && !model.busy().get());
        }
        try (History history = Histories.open(folder)) {
            assertThat(history.chats().join()).extracting(Chat::title).contains("second");
        }
    }

    @Test
    void row38AFolderThatCannotBeUsedIsSaidAndOnceItCanTheListIsReadAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        try (History history = Histories.open(file.resolve("history"))) {
            HealthViewModel model = model(history);
            history.saveChat(chat("kept"));
            HealthNotice notice = await(model, HealthNotice.Kind.READ_ONLY);
            assertThat(notice.sentence()).contains("Chats can be read and new ones last until Parley ends.");
            Files.delete(file);
            var _ = history.flush();
            fx.await("saved", () -> model.notices().isEmpty());
            assertThat(rereads).isNotEmpty();
        }
        try (History history = Histories.open(file.resolve("history"))) {
            assertThat(history.chats().join()).extracting(Chat::title).containsExactly("kept");
        }
    }

    @Test
    void row40AHistoryOfANewerVersionIsReadOnlyAndTheReasonIsSaid() throws SQLException {
        fill(folder, "old");
        try (Connection newer = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                Statement statement = newer.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
            statement.execute("UPDATE meta SET value = '999' WHERE name = 'version'");
        }
        try (History history = Histories.open(folder)) {
            HealthViewModel model = model(history);
            assertThat(await(model, HealthNotice.Kind.READ_ONLY).sentence()).contains("a newer version of Parley");
            assertThat(history.chats().join()).extracting(Chat::title).containsExactly("old");
        }
    }

    @Test
    void row39ADamagedHistoryComesBackFromItsBackup() throws IOException {
        Path source = folder.resolve("source");
        fill(source, "from the backup");
        Path backups = Files.createDirectories(folder.resolve("backups"));
        Files.copy(source.resolve("history.db"), backups.resolve("history-20260228T030405Z.db"));
        damage();
        try (History history = Histories.open(folder)) {
            HealthViewModel model = model(history);
            HealthNotice notice = await(model, HealthNotice.Kind.DAMAGED);
            HistoryHealth.Damaged damaged = (HistoryHealth.Damaged) history.health();
            assertThat(notice.sentence()).contains(damaged.setAside().toString());
            assertThat(damaged.setAside()).exists();
            assertThat(notice.offers().getFirst().text())
                    .startsWith("Restore the backup of ")
                    .contains("2026")
                    .contains("28");
            rereads.clear();
            choose(notice, "Restore");
            fx.await(
                    "restored", () -> model.notices().isEmpty() && !model.busy().get());
            assertThat(rereads).isNotEmpty();
            assertThat(history.chats().join()).extracting(Chat::title).containsExactly("from the backup");
        }
    }

    @Test
    void row39WhereTheBackupIsDamagedTooThatIsSaidAndTheChoiceStays() throws IOException {
        Path source = folder.resolve("source");
        fill(source, "from the backup");
        Path backup = Files.createDirectories(folder.resolve("backups")).resolve("history-20260228T030405Z.db");
        Files.copy(source.resolve("history.db"), backup);
        damage();
        try (History history = Histories.open(folder)) {
            HealthViewModel model = model(history);
            HealthNotice notice = await(model, HealthNotice.Kind.DAMAGED);
            Files.writeString(backup, "no backup any more");
            choose(notice, "Restore");
            fx.await("tried", () -> !model.busy().get());
            assertThat(model.notices().getFirst().sentence()).startsWith("The backup could not be restored");
            assertThat(model.notices().getFirst().kind()).isEqualTo(HealthNotice.Kind.DAMAGED);
        }
    }

    @Test
    void row39WithoutABackupThePersonGoesOn() throws IOException {
        damage();
        try (History history = Histories.open(folder)) {
            HealthViewModel model = model(history);
            HealthNotice notice = await(model, HealthNotice.Kind.DAMAGED);
            assertThat(notice.sentence()).endsWith("There is no whole backup.");
            assertThat(notice.offers()).extracting(HealthNotice.Offer::text).containsExactly("Go on without");
            choose(notice, "Go on");
            fx.await("dismissed", () -> model.notices().isEmpty());
        }
    }

    @Test
    void aWarningOfAnotherFileIsShownUntilItIsClosed() {
        try (History history = Histories.open(folder)) {
            HealthViewModel model = model(history);
            warnings.add("The profiles were written by a newer version.");
            assertThat(model.notices()).extracting(HealthNotice::kind).containsExactly(HealthNotice.Kind.FILE);
            choose(model.notices().getFirst(), "Close");
            assertThat(model.notices()).isEmpty();
        }
    }
}
