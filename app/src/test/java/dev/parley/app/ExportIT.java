package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ChatArchive;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley export} and {@code parley profiles} as a person or a script runs them. */
@DisabledOnOs(OS.WINDOWS)
final class ExportIT {
    private static final String KEY = "sk-parley-never-written-0123456789";

    @TempDir
    Path home;

    private ParleyProcess.Builder parley() {
        return ParleyProcess.at(home);
    }

    private History history() {
        return Histories.open(home.resolve(".local/share/parley"));
    }

    private String chat(History history, String title, String question, String answer) {
        Instant at = Instant.parse("2026-03-01T14:32:00Z");
        Turn asked = Turn.user(null, at, question);
        Turn said = Turn.answer(asked.id(), at, new TurnOrigin("p", "vLLM Seoul", "Qwen3"))
                .ended(TurnState.COMPLETE, null);
        Turn full = new Turn(
                said.id(),
                asked.id(),
                said.role(),
                at,
                TurnState.COMPLETE,
                answer,
                "thoughts",
                said.toolCalls(),
                null,
                "stop",
                said.origin(),
                said.metrics(),
                null);
        Chat stored = Chat.create(at, "p", null).withTitle(title, true).withLeaf(full.id());
        history.saveChat(stored);
        history.saveTurn(stored.id(), asked);
        history.saveTurn(stored.id(), full);
        history.flush().join();
        return stored.id();
    }

    @Test
    void chatsAreExportedWhileTheyAreOpenElsewhere() throws IOException {
        try (History open = history()) {
            String id = chat(
                    open,
                    "Why it grew",
                    "왜요?",
                    "Because **x** <script>alert(1)</script> ![p](http://track.example/p.png)");
            chat(open, "Other", "Two?", "2");

            ParleyProcess.Result list = parley().run("export", "--list");
            assertThat(list.exitCode()).as(list.err()).isZero();
            assertThat(list.out())
                    .contains(id + "\t2026-03-01T14:32:00Z\tWhy it grew\n")
                    .contains("\tOther\n");

            ParleyProcess.Result markdown = parley().run("export", "why IT grew");
            assertThat(markdown.out())
                    .startsWith("# Why it grew\n")
                    .contains("## Qwen3 (vLLM Seoul)", "왜요?", "thoughts");
            assertThat(parley().run("export", id, "--no-reasoning").out()).doesNotContain("thoughts");

            String html = parley().run("export", id, "--format", "html").out();
            assertThat(html)
                    .contains("<strong>x</strong>", "&lt;script&gt;", "왜요?", "default-src 'none'")
                    .doesNotContain("<script", "<img");

            Path pdf = home.resolve("chat.pdf");
            ParleyProcess.Result written = parley().run("export", id, "--format", "pdf", "--out", pdf.toString());
            assertThat(written.exitCode()).as(written.err()).isZero();
            assertThat(written.err()).isEmpty();
            assertThat(Files.readAllBytes(pdf)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
            assertThat(home.resolve(".pdfbox.cache")).doesNotExist();
            assertThat(parley().run("export", id, "--format", "pdf").exitCode()).isEqualTo(2);

            Path file = home.resolve("all.json");
            assertThat(parley().run("export", "--all", "--format", "json", "--out", file.toString())
                            .exitCode())
                    .isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(ChatArchive.read(Files.readAllBytes(file)))
                    .extracting(ArchivedChat::chat)
                    .extracting(Chat::title)
                    .containsExactlyInAnyOrder("Why it grew", "Other");
        }
    }

    @Test
    void aChatThatIsNotThereIsWrongUsage() {
        ParleyProcess.Result unknown = parley().run("export", "nothing");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("There is no chat \"nothing\"");
        assertThat(parley().run("export").exitCode()).isEqualTo(2);
    }

    @Test
    void profilesAreAddedListedShownExportedImportedAndRemovedWithoutTheirKeys() throws IOException {
        ParleyProcess.Builder parley = parley().env("MY_KEY", KEY);
        ParleyProcess.Result added = parley.run(
                "profiles",
                "add",
                "Seoul",
                "--url",
                "https://gpu.example/v1",
                "--model",
                "qwen",
                "--key-env",
                "MY_KEY");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.err()).contains("The key of \"Seoul\" is not kept");
        assertThat(parley.run("profiles", "add", "Seoul", "--url", "https://x.example")
                        .err())
                .contains("There is a profile \"Seoul\" already.");

        String curl = "curl https://api.example/v1/chat/completions -H 'Authorization: Bearer " + KEY
                + "' -d '{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}'";
        ParleyProcess.Result imported = parley.runWithInput(curl, "profiles", "import", "-");
        assertThat(imported.exitCode()).as(imported.err()).isZero();

        assertThat(parley.run("profiles", "list").out().lines()).hasSize(2).contains("Seoul");
        ParleyProcess.Result shown = parley.run("profiles", "show", "Seoul");
        assertThat(shown.out()).contains("https://gpu.example/v1", "qwen");
        Path file = home.resolve("profiles-export.json");
        assertThat(parley.run("profiles", "export", "--out", file.toString()).exitCode())
                .isZero();
        assertThat(parley.run("profiles", "remove", "Seoul").exitCode()).isZero();
        assertThat(parley.run("profiles", "list").out().lines()).hasSize(1);

        assertThat(parley.run("profiles", "import", file.toString()).out()).contains("Seoul");
        assertThat(parley.run("profiles", "list").out().lines()).hasSize(3);
        assertThat(parley.written() + shown.out() + Files.readString(file, StandardCharsets.UTF_8))
                .as("a key is in no file and no output")
                .doesNotContain(KEY);
        assertThat(parley.run("profiles", "import", home.resolve("absent").toString())
                        .exitCode())
                .isEqualTo(2);
    }
}
