package dev.parley.app.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;

/**
 * The typefaces that come with the program. JavaFX knows no weight between regular and bold, so medium and semibold are
 * families of their own.
 */
public final class Fonts {
    public static final String REGULAR = "Inter";
    public static final String MEDIUM = "Inter Medium";
    public static final String SEMIBOLD = "Inter Semi Bold";
    public static final String MONO = "JetBrains Mono";
    public static final String CJK = "Noto Sans CJK KR";
    public static final String EMOJI = "Noto Emoji";

    /** Any size; a face is loaded for all of them. */
    private static final double SIZE = 13;

    private static final List<String> FACES = List.of(
            // Before any text is laid out: JavaFX looks once, at the first character that a face lacks, which faces can
            // stand in for it, and never again.
            "NotoSansCJKkr-Regular-subset.otf",
            "NotoSansCJKkr-Bold-subset.otf",
            "NotoEmoji-Regular-parts.ttf",
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "Inter-Italic.otf",
            "Inter-SemiBoldItalic.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf",
            "JetBrainsMono-Italic.ttf");

    private Fonts() {}

    /**
     * Loads all faces, the first time; needed before the first text is laid out. The names of the families, as style
     * sheets spell them.
     */
    public static Set<String> load() {
        return Loaded.FAMILIES;
    }

    /** Does what {@link #load} needs and takes longest, which any thread may do ahead; {@code load} waits for it. */
    public static void prepare() {
        Ordered.prepare();
    }

    /** A class is initialised once, and whoever comes meanwhile waits. */
    private static final class Ordered {
        static {
            SystemFonts.prefer(List.of(REGULAR, MEDIUM, SEMIBOLD, MONO), CJK, EMOJI);
        }

        /** Nothing but a reason to initialise the class. */
        static void prepare() {}
    }

    /** A class is initialised once: every further load of a face would leave another copy of its file. */
    private static final class Loaded {
        static final Set<String> FAMILIES = loadAll();
    }

    private static Set<String> loadAll() {
        prepare();
        Set<String> families = new LinkedHashSet<>();
        for (String face : FACES) {
            families.add(load(face).getFamily());
        }
        return Collections.unmodifiableSet(families);
    }

    /** One face, by the name of its file; each call loads it anew. */
    static Font load(String face) {
        Path file = FontFiles.file(face);
        // JavaFX takes the path of such a URL as it stands: it must not be encoded.
        Font font = file == null ? null : Font.loadFont("file:" + file.toUri().getPath(), SIZE);
        return font == null ? copy(face) : font;
    }

    private static Font copy(String face) {
        try (InputStream in = FontFiles.open(face)) {
            Font font = Font.loadFont(in, SIZE);
            if (font == null) {
                throw new IllegalStateException("The font " + face + " is broken");
            }
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + face + " cannot be read", e);
        }
    }
}
