package dev.parley.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.parley.app.fx.Fonts;
import dev.parley.app.fx.FxExecutor;
import dev.parley.app.shell.Theme;
import dev.parley.client.TokenLogprob;
import dev.parley.client.WireEvent;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CaptureFile;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedFrame;
import dev.parley.client.capture.CapturedLogprob;
import dev.parley.client.capture.CapturedPhase;
import dev.parley.client.capture.CapturedRequest;
import dev.parley.client.capture.CapturedResponse;
import dev.parley.client.capture.RecentCaptures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The inspector over a capture as large as real ones are. */
class InspectorUiTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int FRAMES = 5_000;
    private static final long MILLI = 1_000_000;

    private final List<String> told = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();

    @TempDir
    Path folder;

    private Path file;
    private Path saved;
    private InspectorViewModel model;
    private InspectorView view;
    private Scene scene;

    @BeforeEach
    void openACapture() throws Exception {
        file = folder.resolve("run.parley-capture.json");
        saved = folder.resolve("saved.parley-capture.json");
        Files.writeString(file, CaptureFile.write(capture()));
        Stage stage = FxToolkit.registerPrimaryStage();
        onFx(() -> {
            Fonts.load();
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            model = new InspectorViewModel(
                    new RecentCaptures(), new FxExecutor(), Runnable::run, new FxExecutor(), told::add);
            view = new InspectorView(model, new Chooser(), copied::add);
            scene = new Scene(view, 484, 792);
            Theme.LIGHT.applyTo(scene);
            stage.setScene(scene);
            stage.show();
            return true;
        });
    }

    private void open() {
        onFx(() -> {
            ((Button) view.actions().getLast()).fire();
            return true;
        });
    }

    @Test
    void ofThousandsOfFramesOnlyThoseInSightAreNodes() throws IOException {
        open();
        onFx(() -> {
            ((TableView<?>) view.lookup(".frame-table")).getSelectionModel().select(142);
            return true;
        });

        TableView<?> table = (TableView<?>) view.lookup(".frame-table");
        assertThat(table.getItems()).hasSize(FRAMES);
        assertThat(table.lookupAll(".table-row-cell")).hasSizeLessThan(40);
        assertThat(texts(view)).contains("POST /v1/chat/completions", "HTTP/2", "TLS 1.3", "cmpl-91be2", "key masked");
        assertThat(texts(view)).contains("Frame 143", "\"content\"");
        pictures("inspector-timeline");
    }

    @Test
    void bodiesAreFoldedByKeysAndCopiedAsTheyCame() throws IOException {
        open();
        choose(InspectorView.Segment.REQUEST);
        ListView<?> lines = (ListView<?>) view.lookup(".code-list");
        int before = lines.getItems().size();
        pictures("inspector-request");
        onFx(() -> {
            lines.getSelectionModel().select(0);
            lines.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false));
            return true;
        });
        assertThat(lines.getItems()).hasSize(1);
        onFx(() -> {
            lines.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            return true;
        });
        assertThat(lines.getItems()).hasSize(before);
        choose(InspectorView.Segment.RESPONSE);
        pictures("inspector-response");
        choose(InspectorView.Segment.RAW);
        pictures("inspector-raw");
        onFx(() -> {
            view.lookupAll(".button").stream()
                    .filter(node -> "Copy: All that was sent and came".equals(node.getAccessibleText()))
                    .forEach(node -> ((Button) node).fire());
            return true;
        });
        assertThat(copied)
                .singleElement()
                .asString()
                .startsWith("POST https://")
                .contains("Authorization: •••");
    }

    @Test
    void tokensAreReadByTheArrowKeys() throws IOException {
        open();
        choose(InspectorView.Segment.LOGPROBS);
        ListView<?> list = (ListView<?>) view.lookup(".token-list");
        onFx(() -> {
            list.requestFocus();
            for (int i = 0; i < 3; i++) {
                list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            }
            return true;
        });
        pictures("inspector-logprobs");
        assertThat(texts(view)).contains("·the   90.5 %", "·other");
        assertThat(list.getAccessibleText()).contains("90.5 %");
    }

    @Test
    void aCaptureIsSavedWhereThePersonSays() throws Exception {
        open();
        onFx(() -> {
            ((Button) view.actions().getFirst()).fire();
            return true;
        });

        assertThat(CaptureFile.read(Files.readString(saved))).isEqualTo(capture());
        assertThat(told).containsExactly("Saved as saved.parley-capture.json.");
    }

    private void choose(InspectorView.Segment segment) {
        onFx(() -> {
            view.choose(segment);
            return true;
        });
    }

    private void pictures(String name) throws IOException {
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            boolean dark = theme == Theme.DARK;
            WritableImage image = onFx(() -> {
                Application.setUserAgentStylesheet(
                        dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
                theme.applyTo(scene);
                view.applyCss();
                view.layout();
                return scene.snapshot(null);
            });
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            Files.createDirectories(PICTURES);
            ImageIO.write(
                    picture,
                    "png",
                    PICTURES.resolve(name + (dark ? "-dark.png" : "-light.png")).toFile());
        }
    }

    private static <T> T onFx(Callable<T> task) {
        T result = WaitForAsyncUtils.waitForAsyncFx(20_000, task);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    private static String texts(Node node) {
        StringBuilder all = new StringBuilder();
        if (node instanceof Text text && node.isVisible()) {
            all.append(text.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(texts(child)));
        }
        return all.toString();
    }

    private static Capture capture() {
        Random random = new Random(7);
        List<CapturedFrame> frames = new ArrayList<>();
        List<Long> pieces = new ArrayList<>();
        List<CapturedLogprob> logprobs = new ArrayList<>();
        String[] words = {" memory", "-bound", " from", " 대기열", " b", " ≥", " 80", " the"};
        long at = 312 * MILLI;
        for (int i = 0; i < FRAMES; i++) {
            String word = words[i % words.length];
            String raw =
                    "{\"id\":\"cmpl-91be2\",\"model\":\"Qwen3-32B\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                            + word + "\"},\"finish_reason\":null}],\"usage\":null}";
            frames.add(new CapturedFrame(at, raw.length(), raw, word));
            pieces.add(at);
            double logprob = i == 3 ? -0.1 : -random.nextDouble() * 3;
            logprobs.add(new CapturedLogprob(
                    new TokenLogprob(
                            i == 3 ? " the" : word, logprob, List.of(new TokenLogprob(" other", -2.5, List.of()))),
                    at));
            at += (long) ((13 + random.nextDouble() * 4 + (random.nextInt(60) == 0 ? 25 : 0)) * MILLI);
        }
        return new Capture(
                Instant.parse("2026-03-01T10:00:00Z"),
                List.of(exchange(frames)),
                List.of(
                        new CapturedPhase(CapturedPhase.Kind.CONNECT, 0, 12 * MILLI),
                        new CapturedPhase(CapturedPhase.Kind.TLS, 12 * MILLI, 33 * MILLI),
                        new CapturedPhase(CapturedPhase.Kind.REQUEST, 33 * MILLI, 36 * MILLI),
                        new CapturedPhase(CapturedPhase.Kind.QUEUED, 36 * MILLI, 148 * MILLI),
                        new CapturedPhase(CapturedPhase.Kind.FIRST_BYTE, 148 * MILLI, 171 * MILLI),
                        new CapturedPhase(CapturedPhase.Kind.FIRST_TOKEN, 171 * MILLI, 312 * MILLI),
                        new CapturedPhase(CapturedPhase.Kind.ANSWER, 312 * MILLI, at)),
                pieces,
                logprobs,
                at,
                Capture.Ending.COMPLETED,
                Capture.Dropped.NOTHING);
    }

    private static CapturedExchange exchange(List<CapturedFrame> frames) {
        return new CapturedExchange(
                1,
                new CapturedRequest(
                        "POST",
                        "https://vllm.example/v1/chat/completions",
                        List.of(
                                new WireEvent.Header("Authorization", "•••"),
                                new WireEvent.Header("Content-Type", "application/json"),
                                new WireEvent.Header("Accept-Encoding", "gzip, deflate and a value that is long")),
                        "{\"model\":\"Qwen3-32B\",\"messages\":[{\"role\":\"user\",\"content\":\""
                                + "We raised max-num-seqs from 64 to 256. 왜 느려졌나요? ".repeat(4)
                                + "\"}],\"stream\":true,\"temperature\":0.7,\"logprobs\":true}",
                        0,
                        MILLI),
                "h2",
                "TLSv1.3",
                new CapturedResponse(
                        200,
                        List.of(
                                new WireEvent.Header("content-type", "text/event-stream"),
                                new WireEvent.Header("x-request-id", "cmpl-91be2")),
                        171 * MILLI),
                frames,
                null);
    }

    private final class Chooser implements CaptureChooser {
        @Override
        public Optional<Path> toSave(String suggestedName) {
            assertThat(suggestedName).isEqualTo("parley-2026-03-01-10-00.parley-capture.json");
            return Optional.of(saved);
        }

        @Override
        public Optional<Path> toOpen() {
            return Optional.of(file);
        }
    }
}
