package dev.parley.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Chats as PDF, read again. */
final class ChatPdfTest {
    private static final Instant AT = Instant.parse("2026-03-01T14:32:00Z");

    private static ArchivedChat chat(String title, String... texts) {
        List<Turn> turns = new ArrayList<>();
        String parent = null;
        for (String text : texts) {
            Turn turn = Turn.user(parent, AT, text);
            turns.add(turn);
            parent = turn.id();
        }
        return new ArchivedChat(
                Chat.create(AT, "p", null).withTitle(title, true).withLeaf(String.valueOf(parent)), turns);
    }

    private static byte[] pdf(ArchivedChat chat) throws IOException {
        return ChatPdf.of(chat, true, ZoneOffset.UTC, file -> null, () -> false);
    }

    @Test
    void everyKindOfTextIsInItAsText() throws IOException {
        byte[] bytes = pdf(chat("\uC65C p99가 늘었나?", """
                \uBC84\uD37C\uC5D0 **\uB370\uC774\uD130**\uAC00 *\uAE30\uC6B8\uC784* & <script> \u0001 \uD83D\uDE00 caf\u00E9 \u65E5\u672C\u8A9E $a^2+b^2$ [site](https://example.org/a?b=1&c=2)

                ```python
                print("\uC548\uB155", 1)  # a comment that is far too long for the width of one line of the page and so goes on
                ```

                | Name | \uAC12 |
                |---|---|
                | p99 | 41 ms |
                """));

        try (PDDocument document = Loader.loadPDF(bytes)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("\uC65C p99가 늘었나?")
                    .contains("\uB370\uC774\uD130", "\uAE30\uC6B8\uC784", "<script>", "caf\u00E9", "\u65E5\u672C\u8A9E")
                    .contains("print(\"\uC548\uB155\", 1)", "and so goes on", "a^2+b^2", "41 ms", "1 / 1");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("\uC65C p99가 늘었나?");
            assertThat(document.getPage(0).getAnnotations()).hasAtLeastOneElementOfType(PDAnnotationLink.class);
        }
        assertThat(bytes).as("no more glyphs than it needs").hasSizeLessThan(150_000);
    }

    @Test
    void aLongChatIsLaidOutInPartsAndItsPagesAreNumberedThrough() throws IOException {
        String[] texts = new String[2_000];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "Turn number " + i + " " + "with some words ".repeat(20);
        }

        try (PDDocument document = Loader.loadPDF(pdf(chat("Long", texts)))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(100);
            PDFTextStripper last = new PDFTextStripper();
            last.setStartPage(pages);
            assertThat(last.getText(document)).contains("Turn number 1999", pages + " / " + pages);
        }
    }

    @Test
    void itEndsSoonOnceItIsCancelled() {
        AtomicInteger asked = new AtomicInteger();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> ChatPdf.of(
                        chat("Long", "one", "two", "three"),
                        true,
                        ZoneOffset.UTC,
                        file -> null,
                        () -> asked.incrementAndGet() > 2));
    }

    @Test
    void anAttachedPictureIsShownAndAnotherFileIsNamed() throws IOException {
        byte[] png = Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGP4z8AARwzEcQCukw/x0F8jngAAAABJRU5ErkJggg==");
        TurnAttachment picture = new TurnAttachment("red.png", "image/png", png.length, "a".repeat(64));
        TurnAttachment notes = new TurnAttachment("notes.txt", "text/plain", 3, "b".repeat(64));
        Turn turn = Turn.user(null, AT, "See", List.of(picture, notes));
        ArchivedChat chat = new ArchivedChat(
                Chat.create(AT, "p", null).withTitle("Files", true).withLeaf(turn.id()), List.of(turn));

        byte[] bytes = ChatPdf.of(chat, true, ZoneOffset.UTC, file -> file.equals(picture) ? png : null, () -> false);

        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(document)).contains("red.png", "notes.txt");
            var resources = document.getPage(0).getResources();
            assertThat(resources.getXObjectNames()).anyMatch(resources::isImageXObject);
        }
    }
}
