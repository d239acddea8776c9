package dev.parley.app.chat.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.parley.app.fx.Fonts;
import dev.parley.app.fx.FxExecutor;
import dev.parley.app.markdown.view.BlockStyle;
import dev.parley.app.markdown.view.InlineNodes;
import dev.parley.app.shell.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Puts what is tested into a window with the style sheets of the program, and takes its picture. */
final class Stagehand {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private Stagehand() {}

    static BlockStyle blocks() {
        return new BlockStyle(InlineNodes.TEXT_ONLY, target -> {}, Runnable::run, new FxExecutor());
    }

    /** Runs a task on the toolkit's thread, and what it has caused. */
    static <T> T onFx(Callable<T> task) {
        T result = WaitForAsyncUtils.waitForAsyncFx(10_000, task);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    static void doOnFx(Runnable task) {
        onFx(() -> {
            task.run();
            return true;
        });
    }

    /** Shows what {@code content} makes; it is made on the toolkit's thread. */
    static Scene show(Supplier<? extends Parent> content, double width, double height, boolean dark) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        return onFx(() -> {
            Fonts.load();
            Application.setUserAgentStylesheet(
                    dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
            Scene scene = new Scene(content.get(), width, height);
            (dark ? Theme.DARK : Theme.LIGHT).applyTo(scene);
            stage.setScene(scene);
            stage.show();
            return scene;
        });
    }

    /** Writes what a scene looks like. */
    static Path picture(Scene scene, String name) throws IOException {
        WritableImage image = onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Files.createDirectories(PICTURES);
        Path file = PICTURES.resolve(name + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }
}
