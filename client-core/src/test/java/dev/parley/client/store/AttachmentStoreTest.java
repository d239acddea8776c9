package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentStoreTest {
    private static final byte[] BYTES = "some bytes".getBytes(StandardCharsets.UTF_8);
    private static final AttachmentUse NOTHING = new AttachmentUse(Set.of(), Set.of());

    @TempDir
    Path temp;

    private AttachmentStore open() {
        return AttachmentStore.open(temp.resolve("attachments"));
    }

    private AttachmentStore openIn(Duration later) {
        return AttachmentStore.open(
                temp.resolve("attachments"), Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC));
    }

    private static void keepDraft(AttachmentStore store, String chatId, List<TurnAttachment> files) throws IOException {
        store.holdDraft(chatId, files);
        store.saveDrafts();
    }

    @Test
    void theSameBytesAreKeptOnceAndForTheUserAlone() throws IOException {
        AttachmentStore store = open();
        TurnAttachment one = store.put("a.txt", "text/plain", BYTES);
        TurnAttachment two = store.put("b.txt", "text/plain", BYTES);

        assertThat(one.sha256()).isEqualTo(two.sha256()).hasSize(64);
        assertThat(one.size()).isEqualTo(BYTES.length);
        assertThat(open().read(two)).isEqualTo(BYTES);
        try (var files = Files.list(temp.resolve("attachments"))) {
            assertThat(files).containsExactly(Path.of(URI.create(store.address(one))));
        }
        if (Path.of(URI.create(store.address(one)))
                .getFileSystem()
                .supportedFileAttributeViews()
                .contains("posix")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(Path.of(URI.create(store.address(one))))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void bytesThatAreNotWhatWasWrittenAreNotHandedOut() throws IOException {
        AttachmentStore store = open();
        TurnAttachment file = store.put("a.txt", "text/plain", BYTES);
        Files.writeString(Path.of(URI.create(store.address(file))), "other bits");

        assertThatThrownBy(() -> store.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void whatWaitsInAComposerIsThereAfterARestart() throws IOException {
        AttachmentStore store = open();
        TurnAttachment file = store.put("사진.png", "image/png", BYTES);
        keepDraft(store, "chat", List.of(file));
        assertThat(open().draft("chat")).containsExactly(file);

        keepDraft(store, "chat", List.of());
        assertThat(open().draft("chat")).isEmpty();
    }

    @Test
    void aDamagedListOfWhatWaitsIsAsGoodAsNone() throws IOException {
        keepDraft(open(), "chat", List.of(open().put("a", "text/plain", BYTES)));
        Files.writeString(temp.resolve("attachments/drafts.json"), "{\"drafts\":{\"chat\":[{\"sha256\":\"../x\"}]}}");
        assertThat(open().draft("chat")).isEmpty();
    }

    @Test
    void whatNothingRefersToGoesAfterTheLastBackupThatMay() throws IOException {
        TurnAttachment unused = open().put("a", "text/plain", BYTES);
        TurnAttachment used = open().put("b", "text/plain", new byte[] {1});
        TurnAttachment waits = open().put("c", "text/plain", new byte[] {2});
        keepDraft(open(), "chat", List.of(waits));
        AttachmentUse use = new AttachmentUse(Set.of(used.sha256()), Set.of("chat"));
        Path file = Path.of(URI.create(open().address(unused)));

        open().collect(use);
        assertThat(file).exists();
        openIn(Duration.ofHours(2)).collect(use);
        assertThat(file).doesNotExist();
        openIn(Duration.ofDays(8)).collect(use);
        assertThat(temp.resolve("attachments/" + unused.sha256() + ".unused")).exists();
        openIn(Duration.ofDays(9)).collect(use);

        assertThatThrownBy(() -> open().read(unused)).isInstanceOf(IOException.class);
        assertThat(open().read(used)).containsExactly(1);
        assertThat(open().read(waits)).containsExactly(2);
    }

    @Test
    void whatWasSetAsideComesBackWhenItIsWantedAgain() throws IOException {
        TurnAttachment file = open().put("a", "text/plain", BYTES);
        openIn(Duration.ofHours(2)).collect(NOTHING);
        assertThat(temp.resolve("attachments/" + file.sha256())).doesNotExist();
        assertThat(open().read(file)).isEqualTo(BYTES);

        openIn(Duration.ofHours(2)).collect(NOTHING);
        open().collect(new AttachmentUse(Set.of(file.sha256()), Set.of()));
        assertThat(temp.resolve("attachments/" + file.sha256())).exists();
    }

    @Test
    void whatWaitedInAChatThatIsGoneIsForgotten() throws IOException {
        keepDraft(open(), "gone", List.of(open().put("a", "text/plain", BYTES)));
        AttachmentStore store = open();
        keepDraft(store, "new", List.of(store.put("b", "text/plain", BYTES)));
        store.collect(NOTHING);
        assertThat(open().draft("gone")).isEmpty();
        assertThat(open().draft("new")).hasSize(1);
    }

    @Test
    void theHistoryKnowsTheFilesOfAllItsChatsAndOfThoseThatCanBeBroughtBack() throws IOException {
        TurnAttachment file = open().put("a.txt", "text/plain", BYTES);
        TurnAttachment hidden = open().put("b.txt", "text/plain", new byte[] {1});
        try (History history = Histories.open(temp.resolve("data"))) {
            for (TurnAttachment one : List.of(file, hidden)) {
                Chat chat = Chat.create(Instant.EPOCH, null, null);
                history.saveChat(chat);
                history.saveTurn(chat.id(), Turn.user(null, Instant.EPOCH, "see \"attachments\"", List.of(one)));
                assertThat(history.load(chat.id()).join().turns().getFirst().attachments())
                        .containsExactly(one);
                if (one.equals(hidden)) {
                    history.deleteChat(chat.id());
                }
            }
            AttachmentUse use = history.attachments().join();
            assertThat(use.hashes()).containsExactlyInAnyOrder(file.sha256(), hidden.sha256());
            assertThat(use.chatIds()).hasSize(2);
        }
    }

    @Test
    void whatIsHeldForATemporaryChatIsOnNoDiskUntilItIsKept() throws IOException {
        AttachmentStore store = open();
        byte[] bytes = "between us".getBytes(StandardCharsets.UTF_8);
        TurnAttachment held = store.hold("note.txt", "text/plain", bytes);
        assertThat(store.read(held)).isEqualTo(bytes);
        assertThat(store.address(held)).startsWith("data:text/plain;base64,");

        store.keepHeld();
        assertThat(open().read(held)).isEqualTo(bytes);
    }

    @Test
    void whatIsForgottenWasNeverThere() throws IOException {
        AttachmentStore store = open();
        TurnAttachment held = store.hold("note.txt", "text/plain", new byte[] {1, 2, 3});
        store.forgetHeld();
        assertThatThrownBy(() -> store.read(held)).isInstanceOf(IOException.class);
        assertThat(Path.of(URI.create(store.address(held)))).doesNotExist();
    }
}
