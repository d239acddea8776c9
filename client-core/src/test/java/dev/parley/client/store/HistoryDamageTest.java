package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.CARING;
import static dev.parley.client.store.HistoryFixture.QUICK;
import static dev.parley.client.store.HistoryFixture.answer;
import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.store.History.StoredChat;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.TurnState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 39: a damaged database. */
class HistoryDamageTest {
    private static final int CHATS = 6;

    @TempDir
    private Path root;

    private byte[] whole = new byte[0];
    private List<StoredChat> written = List.of();

    @BeforeEach
    void fill() throws IOException {
        Path folder = root.resolve("whole");
        Random random = new Random(7);
        try (History history = open(folder)) {
            for (int c = 0; c < CHATS; c++) {
                history.saveChat(chat("c" + c, "Chat " + c));
                for (int t = 0; t < 12; t++) {
                    String text = "word".repeat(random.nextInt(t == 5 ? 3000 : 100));
                    history.saveTurn("c" + c, user("u" + c + "-" + t, null, text));
                    history.saveTurn(
                            "c" + c, answer("a" + c + "-" + t, "u" + c + "-" + t, TurnState.STREAMING, text, null));
                    history.append("c" + c, "a" + c + "-" + t, text + "more", "");
                }
                get(history.flush());
            }
            written = all(history);
        }
        whole = Files.readAllBytes(folder.resolve("history.db"));
        assertThat(written).hasSize(CHATS);
    }

    private static List<StoredChat> all(History history) {
        List<StoredChat> all = new ArrayList<>();
        for (Chat chat : get(history.chats())) {
            all.add(get(history.load(chat.id())));
        }
        return all;
    }

    private Path folderWith(String name, byte[] bytes) throws IOException {
        Path folder = root.resolve(name);
        Files.createDirectories(folder);
        Files.write(folder.resolve("history.db"), bytes);
        return folder;
    }

    @Test
    void row39ChangedBytesAreNoticedOrChangeNothing() throws IOException {
        int noticed = 0;
        for (int seed = 0; seed < 250; seed++) {
            byte[] bytes = whole.clone();
            Random random = new Random(seed);
            int length = seed % 3 == 0 ? 1 : 1 + random.nextInt(256);
            int at = random.nextInt(seed % 10 == 0 ? 200 : bytes.length - length);
            for (int i = at; i < at + length; i++) {
                bytes[i] = seed % 2 == 0 ? (byte) random.nextInt(256) : (byte) (bytes[i] ^ (1 << random.nextInt(8)));
            }
            noticed += isNoticed(folderWith("seed" + seed, bytes), "seed " + seed) ? 1 : 0;
        }
        // Most of the file is text.
        assertThat(noticed).isGreaterThan(100);
    }

    /** Whether reading said so; if not, all is what was written. */
    private boolean isNoticed(Path folder, String what) {
        try (History history = open(folder, QUICK)) {
            List<StoredChat> read = all(history);
            if (!(history.health() instanceof HistoryHealth.Saving)) {
                return true;
            }
            assertThat(read).as(what).isEqualTo(written);
            return false;
        } catch (CompletionException refused) {
            assertThat(refused).as(what).hasCauseInstanceOf(StoreException.class);
            return true;
        }
    }

    @Test
    void row39AFileThatWasCutShortIsNoticed() throws IOException {
        for (int part = 1; part < 8; part++) {
            byte[] bytes = Arrays.copyOf(whole, whole.length * part / 8);
            assertThat(isNoticed(folderWith("part" + part, bytes), "part " + part))
                    .isTrue();
        }
    }

    @Test
    void row39ADamagedFileIsSetAsideWholeAndANewOneIsInUse() throws IOException {
        byte[] bytes = whole.clone();
        Arrays.fill(bytes, 0, 100, (byte) 'x');
        Path folder = folderWith("aside", bytes);
        try (History history = open(folder)) {
            assertThat(get(history.chats())).isEmpty();
            assertThat(history.health()).isInstanceOfSatisfying(HistoryHealth.Damaged.class, damaged -> {
                assertThat(damaged.setAside()).hasBinaryContent(bytes);
                assertThat(damaged.setAside().getFileName().toString())
                        .matches("history\\.db\\.damaged-\\d{8}T\\d{6}Z");
                assertThat(damaged.backup()).isNull();
            });
            history.saveChat(chat("new", "New"));
            get(history.flush());
            history.dismissDamage();
            get(history.flush());
            assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
        }
        try (History history = open(folder)) {
            assertThat(get(history.chats())).extracting(Chat::id).containsExactly("new");
        }
    }

    @Test
    void row39DamageInAChatThatNobodyOpensIsFoundInTheBackground() throws IOException {
        Path folder = folderWith("background", withOtherText());
        try (History history = open(folder, CARING)) {
            await().until(() -> history.health() instanceof HistoryHealth.Damaged);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().contains(".damaged-")))
                    .hasSizeGreaterThan(0);
        }
    }

    /** SQLite sees nothing wrong with it. Pages that are not in use any more have such text too, so all of it changes. */
    private byte[] withOtherText() {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        return text.replace("wordwordword", "wordworkword").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void row39TheNewestWholeBackupIsOfferedAndBringsTheChatsBack() throws IOException {
        Path folder = folderWith("restored", whole);
        Path backups = Files.createDirectories(folder.resolve("backups"));
        Path good = Files.write(backups.resolve("history-20260101T000000Z.db"), whole);
        Files.write(backups.resolve("history-20260102T000000Z.db"), withOtherText());
        Files.write(folder.resolve("history.db"), new byte[0]);
        try (History history = open(folder)) {
            assertThat(get(history.chats())).isEmpty();
            assertThat(history.health())
                    .isInstanceOfSatisfying(
                            HistoryHealth.Damaged.class,
                            damaged -> assertThat(damaged.backup()).isEqualTo(good));
            history.saveChat(chat("new", "Since then"));
            history.saveTurn("new", user("n1", null, "said since then"));
            get(history.restoreBackup(good));
            assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
            assertThat(get(history.chats())).hasSize(CHATS + 1);
            for (StoredChat chat : written) {
                assertThat(get(history.load(chat.chat().id()))).isEqualTo(chat);
            }
        }
        try (History history = open(folder)) {
            assertThat(get(history.load("new")).turns()).containsExactly(user("n1", null, "said since then"));
        }
        assertThat(good).hasBinaryContent(whole);
    }
}
