package dev.parley.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chats to files and back, over a real database. */
final class ChatFilesTest {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private History history;
    private ChatFiles files;
    private AttachmentStore attachments;
    private String id;

    @BeforeEach
    void store() {
        history = Histories.open(folder.resolve("data"));
        attachments = AttachmentStore.open(folder.resolve("attachments"));
        files = new ChatFiles(
                history, attachments, Runnable::run, Runnable::run, told::add, (sentence, cancel) -> () -> {});
        Instant at = Instant.parse("2026-03-01T14:32:00Z");
        Turn turn = Turn.user(null, at, "# Question 왜요 <b>");
        Chat chat = Chat.create(at, "p", null).withTitle("A title", true).withLeaf(turn.id());
        history.saveChat(chat);
        history.saveTurn(chat.id(), turn);
        id = chat.id();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @ParameterizedTest
    @CsvSource({"chat.md,# A title", "chat.HTML,<!doctype html>", "chat.json,\"parley-chats\"", "chat,# A title"})
    void theNameOfTheFileSaysTheFormat(String name, String part) throws IOException {
        Path file = folder.resolve(name);

        files.export(id, file);

        await().until(() -> told.contains("Exported to " + name + "."));
        assertThat(Files.readString(file)).contains(part, "왜요");
    }

    @Test
    void whatWasExportedIsImportedBesideIt() {
        Path file = folder.resolve("chat.json");
        files.export(id, file);
        await().until(() -> told.size() == 1);
        List<String> opened = new ArrayList<>();

        files.importFrom(file, opened::add);

        assertThat(told.getLast()).isEqualTo("One chat was imported.");
        assertThat(history.chats().join()).extracting(Chat::title).containsExactly("A title", "A title");
        assertThat(opened).hasSize(1).doesNotContain(id);
        assertThat(history.load(opened.getFirst()).join().turns())
                .extracting(Turn::text)
                .containsExactly("# Question 왜요 <b>");
    }

    @Test
    void attachedPicturesAreInThePageAndComeBackWithAnImport() throws IOException {
        byte[] bytes = {1, 2, 3};
        TurnAttachment picture = attachments.put("a \"<b>\".png", "image/png", bytes);
        history.saveTurn(id, Turn.user(null, Instant.EPOCH, "See", List.of(picture)));
        Turn shown = Turn.user(null, Instant.EPOCH, "See", List.of(picture));
        history.saveTurn(id, shown);
        history.saveChat(history.load(id).join().chat().withLeaf(shown.id()));
        files.export(id, folder.resolve("chat.html"));
        files.export(id, folder.resolve("chat.md"));
        files.export(id, folder.resolve("chat.json"));
        await().until(() -> told.size() == 3);
        assertThat(Files.readString(folder.resolve("chat.html")))
                .contains(
                        "<img alt=\"a &quot;&lt;b&gt;&quot;.png\" src=\"data:image/png;base64,AQID\"/>",
                        "img-src data:");
        assertThat(Files.readString(folder.resolve("chat.md"))).contains("Attached: `a \"<b>\".png`");

        AttachmentStore elsewhere = AttachmentStore.open(folder.resolve("elsewhere"));
        List<String> opened = new ArrayList<>();
        new ChatFiles(history, elsewhere, Runnable::run, Runnable::run, told::add, (sentence, cancel) -> () -> {})
                .importFrom(folder.resolve("chat.json"), opened::add);
        assertThat(history.load(opened.getFirst()).join().turns().getLast().attachments())
                .containsExactly(picture);
        assertThat(elsewhere.read(picture)).isEqualTo(bytes);
    }

    @Test
    void whatCannotBeReadOrWrittenIsTold() throws IOException {
        Path broken = Files.writeString(folder.resolve("x.json"), "{");
        files.importFrom(broken, _ -> {});
        files.importFrom(folder.resolve("absent.json"), _ -> {});
        Path occupied = Files.createDirectories(folder.resolve("taken.md/x"));
        files.export(id, occupied.resolveSibling("."));

        await().until(() -> told.size() == 3);
        assertThat(told.get(0)).isEqualTo("The file is not JSON.");
        assertThat(told.get(1)).startsWith("The file cannot be read");
        assertThat(told.get(2)).startsWith("The chat was not exported");
        assertThat(history.chats().join()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Why: a/b?,Why a b", "'',chat", "...,chat", "왜요,왜요"})
    void aTitleBecomesANameThatEveryFileSystemTakes(String title, String name) {
        assertThat(SystemFileDialogs.plain(title)).isEqualTo(name);
    }
}
