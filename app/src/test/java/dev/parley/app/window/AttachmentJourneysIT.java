package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.SamplePdf;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files from the clipboard into a message, and what can be done with them there. */
class AttachmentJourneysIT extends WindowJourney {

    private void pastes(DataFormat format, Object content) {
        Person.onFx(() -> Clipboard.getSystemClipboard().setContent(Map.of(format, content)));
        person.clicks(person.composer());
        person.presses(KeyCode.CONTROL, KeyCode.V);
    }

    private void pastesFiles(Path... files) {
        List<File> list = Stream.of(files).map(Path::toFile).toList();
        pastes(DataFormat.FILES, list);
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 40; i++) {
            graphics.setColor(Color.getHSBColor(i / 40f, 0.5f, 0.9f));
            graphics.fillOval(i * 16, 40 + i * 7 % 200, 120, 120);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Test
    void filesGoWithAMessageAndCanBeLookedAt() throws IOException {
        Path photo = Files.write(home.resolve("시험 결과.png"), picture());
        Path report = Files.write(home.resolve("report.pdf"), SamplePdf.of("Latency fell to 12 ms", ""));
        Path notes = Files.writeString(
                home.resolve("a-name-that-is-much-too-long-to-be-shown-whole-in-a-chip.md"), "# Notes\n\nMonday");
        pastesFiles(photo, report, notes, Files.write(home.resolve("tool.bin"), new byte[] {0, (byte) 0xff}));
        person.seesText("tool.bin is neither an image");
        person.awaits("three chips", () -> person.count("file-chip") == 3);
        Pictures.take(window.stage().getScene(), "30-attached");
        person.clicks("Dismiss");

        model.says("I see them.");
        person.sends("What do these say?");
        person.sees("I see them.");
        person.seesControl("Regenerate");
        person.seesNoPart("file-chip");
        assertThat(model.server().requests().getLast().bodyText())
                .contains("data:image/png;base64,", "File report.pdf:\\n\\nLatency fell to 12 ms", "# Notes");
        person.seesPart("sent-picture");
        Pictures.take(window.stage().getScene(), "31-sent-files");

        person.clicks(person.seesPart("sent-picture"));
        person.seesPart("shown-picture");
        person.seesControl("시험 결과.png");
        Pictures.take(window.stage().getScene(), "32-picture");
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("shown-picture");
    }

    @Test
    void pictureAndLongTextOfTheClipboardBecomeFilesAndShortTextStaysText() {
        pastes(DataFormat.PLAIN_TEXT, "short");
        assertThat(person.draft()).isEqualTo("short");
        pastes(DataFormat.PLAIN_TEXT, "A long line.\n".repeat(700));
        person.sees("Pasted text 1.txt");
        assertThat(person.draft()).isEqualTo("short");
        pastes(DataFormat.IMAGE, Person.onFx(() -> new WritableImage(8, 8)));
        person.sees("Picture 1.png");

        person.clicks("Insert Pasted text 1.txt as text");
        person.awaits("the text", () -> person.composer().getText().startsWith("short\n\nA long line."));
        person.clicks("Remove Picture 1.png");
        person.seesNoPart("file-chip");
        Person.onFx(() -> {
            person.composer().clear();
            return true;
        });
    }
}
