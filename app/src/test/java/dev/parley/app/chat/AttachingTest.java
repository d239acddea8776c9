package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ContentPart;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import dev.parley.client.transcript.TurnState;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files from the composer to the request, and what becomes of them when something is in the way. */
class AttachingTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    @TempDir
    Path folder;

    private final MemoryHistory history = new MemoryHistory();
    private final List<ChatStage> stages = new ArrayList<>();
    private ChatStage stage;

    @BeforeEach
    void begin() {
        stage = open();
    }

    /** The folder can be deleted only once nobody writes into it. */
    @AfterEach
    void end() {
        stages.forEach(ChatStage::awaitQuiet);
    }

    private ChatStage open() {
        ChatStage opened = new ChatStage(history, AttachmentStore.open(folder.resolve("attachments")));
        stages.add(opened);
        return opened;
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path text(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void attach(Path... files) {
        stage.chat.attaching().add(List.of(files));
        awaitRead();
    }

    private void awaitRead() {
        stage.fx.await("read", () -> stage.chat.attaching().files().stream().allMatch(DraftFile::isRead));
    }

    private List<String> waiting() {
        return stage.chat.attaching().files().stream().map(DraftFile::name).toList();
    }

    private void chooseOllama() {
        EndpointProfile ollama = EndpointProfile.builder("Ollama", URI.create("http://127.0.0.1:9"))
                .protocol(Protocol.OLLAMA_CHAT)
                .model("m")
                .build();
        stage.profiles.add(ollama);
        stage.chat.choose(ollama, null);
    }

    private List<ContentPart> sent() {
        return stage.requests.getLast().messages().getLast().parts();
    }

    @Test
    void filesGoBeforeTheTextAndAreSentAgainWithTheTurn() throws IOException {
        attach(file("사진.png", PNG), text("notes.md", "# Notes"));
        TurnViewModel answer = stage.exchange("What is this?", "A picture.");

        List<ContentPart> expected = List.of(
                new ContentPart.Attachment("사진.png", "image/png", PNG),
                new ContentPart.Attachment("notes.md", "text/markdown", "# Notes".getBytes(StandardCharsets.UTF_8)),
                new ContentPart.Text("What is this?"));
        assertThat(sent()).isEqualTo(expected);
        assertThat(waiting()).isEmpty();
        Turn message = history.turns(stage.chatId()).getFirst();
        assertThat(message.attachments()).extracting(TurnAttachment::name).containsExactly("사진.png", "notes.md");

        stage.stream().text("Again.").completed();
        stage.chat.regenerate(answer);
        stage.awaitIdle();
        assertThat(sent()).isEqualTo(expected);
    }

    @Test
    void aFileAloneIsAMessageAndNamesItsChat() throws IOException {
        attach(text("plan.txt", "Monday"));
        stage.stream().text("Fine.").completed();
        stage.chat.send();
        stage.awaitIdle();

        assertThat(sent()).hasSize(1);
        assertThat(history.chat(stage.chatId()).title()).isEqualTo("plan.txt");
    }

    @Test
    void whatIsShownBeforeHasTheFilesThatWait() throws IOException {
        attach(text("plan.txt", "Monday"));
        List<ChatMessage> shown =
                Objects.requireNonNull(stage.chat.nextRequest()).get().messages();
        stage.stream().text("Fine.").completed();
        stage.chat.send();
        stage.awaitIdle();
        assertThat(stage.requests.getLast().messages()).isEqualTo(shown);
    }

    @Test
    void whatCannotBeTakenIsExplainedAndTheRestIsTaken() throws IOException {
        attach(
                file("tool.bin", new byte[] {0, 1, (byte) 0xff}),
                file("empty.txt", new byte[0]),
                folder.resolve("absent.txt"),
                file("large.txt", new byte[(20 << 20) + 1]),
                file("locked.pdf", SamplePdf.of("Secret", "word")),
                text("good.txt", "good"));

        assertThat(waiting()).containsExactly("good.txt");
        assertThat(stage.chat.attaching().problem().get())
                .contains(
                        "tool.bin is neither an image",
                        "empty.txt is empty.",
                        "absent.txt cannot be read.",
                        "large.txt is larger than 20 MiB.",
                        "locked.pdf cannot be read: it needs a password");
        stage.chat.attaching().dismissProblem();
        assertThat(stage.chat.attaching().problem().get()).isEmpty();
    }

    @Test
    void whatWaitsIsThereAfterTheNextStart() throws IOException {
        stage.chat.draft().set("Look:");
        attach(file("a.png", PNG));
        stage.elapse(Duration.ofSeconds(1));
        String id = stage.chatId();
        stage.fx.await(
                "saved",
                () -> !AttachmentStore.open(folder.resolve("attachments"))
                        .draft(id)
                        .isEmpty());

        stage = open();
        stage.chat.open(id);
        stage.fx.await("read", () -> waiting().equals(List.of("a.png")));
        stage.exchange("Look:", "Nice.");

        assertThat(sent()).hasSize(2);
        stage.fx.await(
                "forgotten",
                () -> AttachmentStore.open(folder.resolve("attachments"))
                        .draft(id)
                        .isEmpty());
    }

    @Test
    void eachChatKeepsItsOwn() throws IOException {
        attach(text("one.txt", "1"));
        stage.elapse(Duration.ofSeconds(1));
        String first = stage.chatId();
        stage.chat.newChat();
        assertThat(waiting()).isEmpty();
        stage.chat.open(first);
        stage.fx.await("read", () -> waiting().equals(List.of("one.txt")));
        stage.chat.attaching().remove(stage.chat.attaching().files().getFirst());
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aKindThatTheEndpointCannotTakeIsSaidBeforeAnythingIsSent() throws IOException {
        chooseOllama();
        attach(file("talk.mp3", new byte[] {'I', 'D', '3', 4}));
        stage.chat.draft().set("Listen");
        stage.chat.send();
        assertThat(stage.chat.sendHint().get()).isEqualTo("Ollama takes no file such as talk.mp3");
        assertThat(stage.requests).isEmpty();
        assertThat(stage.chat.draft().get()).isEqualTo("Listen");

        stage.chat.choose(stage.profiles.getFirst(), null);
        assertThat(stage.chat.sendHint().get()).isEmpty();
    }

    @Test
    void ofAPdfItsTextIsSentAndOneWithoutTextOnlyWherePdfsAreTaken() throws IOException {
        chooseOllama();
        attach(file("report.pdf", SamplePdf.of("Latency fell to 12 ms", "")));
        assertThat(stage.chat.sendHint().get()).isEmpty();
        attach(file("scan.pdf", SamplePdf.of("", "")));
        assertThat(stage.chat.sendHint().get()).isEqualTo("scan.pdf has no text and Ollama takes no PDF");

        stage.chat.choose(stage.profiles.getFirst(), null);
        stage.exchange("Read", "Done.");
        assertThat(sent().getFirst())
                .isEqualTo(new ContentPart.Attachment(
                        "report.pdf", "text/plain", "Latency fell to 12 ms".getBytes(StandardCharsets.UTF_8)));
        assertThat(sent().get(1)).asString().contains("scan.pdf, application/pdf");
    }

    @Test
    void anEditHasTheFilesOfItsMessageAndWhatWaitedComesBack() throws IOException {
        attach(text("one.txt", "1"));
        stage.exchange("First", "Yes.");
        attach(text("two.txt", "2"));

        stage.chat.editLast();
        assertThat(waiting()).containsExactly("one.txt");
        stage.chat.cancelEdit();
        assertThat(waiting()).containsExactly("two.txt");

        stage.chat.editLast();
        stage.exchange("First, better", "Yes!");
        assertThat(sent()).hasSize(2).first().asString().contains("one.txt");
        assertThat(waiting()).containsExactly("two.txt");
    }

    @Test
    void filesDoNotJoinTheQueueButWaitForTheAnswer() throws IOException {
        ScriptedStream slow = stage.stream().text("Slow");
        stage.say("Hello");
        attach(text("more.txt", "more"));
        stage.chat.draft().set("And this");
        stage.chat.send();
        assertThat(stage.chat.sendHint().get()).contains("once the answer has ended");
        assertThat(stage.chat.draft().get()).isEqualTo("And this");
        assertThat(history.chat(stage.chatId()).queued()).isEmpty();

        slow.completed();
        stage.awaitIdle();
        stage.exchange("And this", "Fine.");
        assertThat(sent()).hasSize(2);
    }

    @Test
    void aLongPasteIsAFileThatCanBecomeTextAgain() {
        stage.chat.attaching().addText("word ".repeat(2_000));
        stage.chat.attaching().addText("other");
        awaitRead();
        assertThat(waiting()).containsExactly("Pasted text 1.txt", "Pasted text 2.txt");

        stage.chat.attaching().insertAsText(stage.chat.attaching().files().getFirst(), stage.chat.draft()::set);
        stage.fx.await("inserted", () -> !stage.chat.draft().get().isEmpty());
        assertThat(stage.chat.draft().get()).hasSize(10_000);
        assertThat(waiting()).containsExactly("Pasted text 2.txt");
    }

    @Test
    void bytesThatAreLostFailTheTurnWithoutSendingAnythingAndTheTextStays() throws IOException {
        attach(text("one.txt", "1"));
        stage.chat.draft().set("Read");
        TurnAttachment kept =
                Objects.requireNonNull(stage.chat.attaching().files().getFirst().file());
        stage.elapse(Duration.ofSeconds(1));
        String id = stage.chatId();
        stage.fx.await(
                "saved",
                () -> !AttachmentStore.open(folder.resolve("attachments"))
                        .draft(id)
                        .isEmpty());
        Files.delete(folder.resolve("attachments").resolve(kept.sha256()));

        stage = open();
        stage.chat.open(id);
        stage.fx.await("read", () -> waiting().equals(List.of("one.txt")));
        stage.chat.send();
        stage.awaitIdle();

        TurnViewModel failed = stage.last();
        stage.await(failed, TurnState.FAILED);
        assertThat(failed.fault().get().kind()).isEqualTo(LocalFaults.ATTACHMENT);
        assertThat(failed.fault().get().sentence()).contains("one.txt is not on this computer any more");
        assertThat(stage.requests).isEmpty();
        assertThat(stage.lastMessage().turn().attachments()).containsExactly(kept);
    }
}
