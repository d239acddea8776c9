package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.shell.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the window in both themes, in target/screenshots. */
final class Pictures {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "target", "screenshots");
    /** Anti-aliased text on a plain page alone has more. */
    private static final int LEAST_COLOURS = 40;

    private Pictures() {}

    /** Sees that all has a name and writes {@code name-light.png} and {@code name-dark.png} of what the scene shows now. */
    static void take(Scene scene, String name) {
        Person.onFx(() -> {
            AccessibleNames.assertComplete(name);
            return true;
        });
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            Person.onFx(() -> {
                theme.useAsBase();
                theme.applyTo(scene);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents(2);
            write(scene, name + "-" + (theme == Theme.DARK ? "dark" : "light"));
        }
    }

    private static void write(Scene scene, String name) {
        WritableImage image = Person.onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().snapshot(null, null);
        });
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        Path file = FOLDER.resolve(name + ".png");
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(picture, "png", file.toFile());
            assertThat(Files.size(file)).as(name).isPositive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(Arrays.stream(pixels).distinct().count())
                .as("colours of " + name)
                .isGreaterThan(LEAST_COLOURS);
    }
}
