package dev.parley.app.markdown.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.MarkdownDocument;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/** Draws a page with every kind of block, to look at: run it with a folder. */
public final class BlockPagePictures {
    private BlockPagePictures() {}

    /** Writes light.png and dark.png into the folder of the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        CountDownLatch done = new CountDownLatch(2);
        Platform.startup(() -> draw("light", folder, () -> {
            done.countDown();
            draw("dark", folder, done::countDown);
        }));
        done.await();
        Platform.exit();
    }

    private static void draw(String theme, Path folder, Runnable then) {
        Application.setUserAgentStylesheet(
                theme.equals("light")
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet());
        BlockFlow<Block> flow = BlockPages.flow(
                FXCollections.observableArrayList(MarkdownDocument.parse(MarkdownSamples.EVERYTHING)),
                BlockPages.style(target -> {}));
        flow.stick().set(false);
        Stage stage = new Stage();
        stage.setScene(BlockPages.scene(flow, 1000, 1500, theme));
        stage.show();
        PauseTransition wait = new PauseTransition(Duration.seconds(2));
        wait.setOnFinished(event -> {
            write(stage.getScene(), folder.resolve(theme + ".png"));
            stage.close();
            then.run();
        });
        wait.play();
    }

    private static void write(Scene scene, Path file) {
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
