package dev.parley.app.fx;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How the window is drawn. JavaFX draws with OpenGL if it can and by itself if not. On a Linux machine without a GPU it
 * finds that out by loading the system's OpenGL, which there is Mesa's software renderer with all of LLVM: 35 MB and a
 * tenth of a second for a no that is known before.
 */
public final class Rendering {
    private static final String ORDER = "prism.order";
    private static final String SOFTWARE = "sw";

    private Rendering() {}

    /** Needed before the toolkit starts. What was chosen by hand ({@code -Dprism.order}) stays. */
    public static void prepare() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (linux && System.getProperty(ORDER) == null && !hasGpu(Path.of("/dev"))) {
            System.setProperty(ORDER, SOFTWARE);
        }
    }

    /**
     * Whether any device in {@code devices} can draw: one of the kernel's graphics drivers ({@code dri/}), of Nvidia's
     * own ({@code nvidia0}), or the one that Windows lends to its Linux ({@code dxg}). A folder that cannot be read may
     * hold one.
     */
    static boolean hasGpu(Path devices) {
        if (Files.exists(devices.resolve("dxg")) || Files.exists(devices.resolve("nvidia0"))) {
            return true;
        }
        Path dri = devices.resolve("dri");
        if (!Files.isDirectory(dri)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(dri)) {
            return entries.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }
}
