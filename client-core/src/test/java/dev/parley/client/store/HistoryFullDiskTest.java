package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.NOON;
import static dev.parley.client.store.HistoryFixture.answer;
import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static dev.parley.client.store.HistoryFixture.streaming;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FAULTS 38: no room, or no permission. */
class HistoryFullDiskTest {
    private static final String NO_ROOM = "PRAGMA max_page_count = 1";
    private static final String ROOM = "PRAGMA max_page_count = 1000000";

    @TempDir
    private Path root;

    @Test
    void row38WithoutRoomNothingIsLostAndItIsSavedWhenThereIsRoomAgain() throws Exception {
        List<HistoryHealth> heard = new CopyOnWriteArrayList<>();
        try (HistoryThread history = open(root);
                AutoCloseable listening = history.onHealth(heard::add)) {
            history.saveChat(chat("c1", "First"));
            get(history.flush());
            get(history.tune(NO_ROOM));
            history.saveTurn("c1", user("t1", null, "x".repeat(10_000)));
            history.saveTurn("c1", streaming("t2", "t1"));
            history.append("c1", "t2", "one ", "");
            CompletableFuture<Void> acknowledged = history.flush();
            history.append("c1", "t2", "two", "");
            await().until(() -> history.health() instanceof HistoryHealth.Unsaved);
            assertThat(get(history.load("c1")).turns())
                    .containsExactly(
                            user("t1", null, "x".repeat(10_000)),
                            HistoryImage.longer(streaming("t2", "t1"), "one two", ""));
            assertThat(acknowledged).isNotDone();
            get(history.tune(ROOM));
            assertThat(get(acknowledged)).isNull();
            await().until(() -> history.health() instanceof HistoryHealth.Saving);
            assertThat(heard.getFirst())
                    .isInstanceOfSatisfying(
                            HistoryHealth.Unsaved.class,
                            unsaved -> assertThat(unsaved.reason())
                                    .isEqualTo("Chats are not saved, because the disk is full."));
            assertThat(listening).isNotNull();
        }
        try (History history = open(root)) {
            assertThat(get(history.load("c1")).turns())
                    .extracting(Turn::text)
                    .containsExactly("x".repeat(10_000), "one two");
        }
    }

    @Test
    void row38AFlushTriesAtOnceAndTheEndOfTheProgramSaysWhatWasNotSaved() {
        CompletableFuture<Void> acknowledged;
        try (HistoryThread history = open(root)) {
            history.saveChat(chat("c1", "First"));
            get(history.flush());
            get(history.tune(NO_ROOM));
            history.saveTurn("c1", user("t1", null, "x".repeat(10_000)));
            acknowledged = history.flush();
            await().until(() -> history.health() instanceof HistoryHealth.Unsaved);
        }
        assertThatThrownBy(() -> get(acknowledged))
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("Chats were not saved before Parley ended.");
        try (History history = open(root)) {
            assertThat(get(history.load("c1")).turns()).isEmpty();
        }
    }

    /** The same random changes to a history without room and to one with room must read the same at each moment. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void row38WhatIsReadWithoutRoomIsWhatWouldBeReadWithRoom(long seed) {
        Random random = new Random(seed);
        try (HistoryThread full = open(root.resolve("full"));
                HistoryThread roomy = open(root.resolve("roomy"))) {
            for (int i = 0; i < 400; i++) {
                if (i == 100) {
                    get(full.tune(NO_ROOM));
                    full.saveTurn("c0", user("blocks", null, "x".repeat(50_000)));
                    roomy.saveTurn("c0", user("blocks", null, "x".repeat(50_000)));
                }
                change(random.nextLong(), full, roomy);
                if (i % 20 == 19) {
                    assertThat(read(full)).as("seed %s step %s", seed, i).isEqualTo(read(roomy));
                }
            }
            assertThat(full.health()).isInstanceOf(HistoryHealth.Unsaved.class);
            get(full.tune(ROOM));
            get(full.flush());
            assertThat(read(full)).isEqualTo(read(roomy));
        }
        try (History full = open(root.resolve("full"));
                History roomy = open(root.resolve("roomy"))) {
            assertThat(read(full)).isEqualTo(read(roomy));
            assertThat(get(full.openAnswers())).isEqualTo(get(roomy.openAnswers()));
        }
    }

    private static void change(long seed, History... histories) {
        for (History history : histories) {
            Random random = new Random(seed);
            String chat = "c" + random.nextInt(3);
            String turn = chat + "-t" + random.nextInt(12);
            String parent = chat + "-t" + random.nextInt(12);
            switch (random.nextInt(12)) {
                case 0 -> history.saveChat(chat(chat, "Title " + seed, NOON.plusSeconds(random.nextInt(1000))));
                case 1, 2, 3 -> history.saveTurn(chat, user(turn, parent, "text " + seed));
                case 4, 5 -> history.saveTurn(chat, answer(turn, parent, TurnState.STREAMING, "a " + seed, "job"));
                case 6, 7, 8 -> history.append(chat, turn, "+" + random.nextInt(10), "-");
                case 9 -> history.deleteTurn(chat, turn);
                case 10 -> history.recordWake("p", Duration.ofMillis(random.nextInt(5000)));
                default -> {
                    if (random.nextBoolean()) {
                        history.deleteChat(chat);
                    } else {
                        history.restoreChat(chat);
                    }
                }
            }
        }
    }

    private static List<Object> read(History history) {
        List<Object> all = new ArrayList<>(get(history.chats()));
        for (String chat : List.of("c0", "c1", "c2")) {
            try {
                all.add(get(history.load(chat)));
            } catch (CompletionException unknown) {
                all.add("no " + chat);
            }
        }
        all.add(get(history.wakeTimes("p")));
        return all;
    }

    @Test
    void row38AFolderThatCannotBeMadeKeepsChatsForTheSessionAndSaysWhy() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "not a folder");
        try (History history = open(file.resolve("history"))) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", user("t1", null, "Hello"));
            history.append("c1", "t1", "!", "");
            assertThat(get(history.chats())).extracting(Chat::id).containsExactly("c1");
            assertThat(get(history.load("c1")).turns()).containsExactly(user("t1", null, "Hello!"));
            assertThat(history.health())
                    .isInstanceOfSatisfying(
                            HistoryHealth.ReadOnly.class,
                            readOnly -> assertThat(readOnly.reason())
                                    .startsWith("Chats are not saved, because ")
                                    .endsWith("."));
            assertThatThrownBy(() -> get(history.flush())).hasCauseInstanceOf(StoreException.class);
            Files.delete(file);
            await().until(() -> history.health() instanceof HistoryHealth.Saving);
            get(history.flush());
        }
        try (History history = open(file.resolve("history"))) {
            assertThat(get(history.load("c1")).turns()).containsExactly(user("t1", null, "Hello!"));
        }
    }

    /** Everybody may write to a folder who is root; nobody can open a lock where a folder is. */
    @Test
    void row38WhereNothingCanBeWrittenChatsCanBeRead() throws IOException {
        try (History history = open(root)) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", user("t1", null, "Hello"));
        }
        Files.delete(root.resolve(".history.lock"));
        Files.createDirectory(root.resolve(".history.lock"));
        byte[] before = Files.readAllBytes(root.resolve("history.db"));
        try (History history = open(root)) {
            history.saveTurn("c1", user("t2", "t1", "only here"));
            assertThat(get(history.load("c1")).turns()).extracting(Turn::text).containsExactly("Hello", "only here");
            assertThat(history.health()).isInstanceOf(HistoryHealth.ReadOnly.class);
        }
        assertThat(root.resolve("history.db")).hasBinaryContent(before);
    }
}
