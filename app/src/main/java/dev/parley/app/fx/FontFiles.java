package dev.parley.app.fx;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the typefaces lie: as files in the folder that the launcher names, else on the class path. JavaFX copies what it is
 * given as a stream to a temporary file, 7 MB at each start, which stays there if the program is killed.
 */
public final class FontFiles {
    /** The system property that names the folder. */
    static final String FOLDER = "parley.fonts";

    private static final String RESOURCES = "parley/fonts/";

    private FontFiles() {}

    /**
     * The bytes of a face by the name of its file.
     *
     * @throws IOException if there is none of that name, or it cannot be read
     */
    public static InputStream open(String face) throws IOException {
        Path file = file(face);
        if (file != null) {
            return Files.newInputStream(file);
        }
        InputStream in = FontFiles.class.getClassLoader().getResourceAsStream(RESOURCES + face);
        if (in == null) {
            throw new FileNotFoundException(RESOURCES + face);
        }
        return in;
    }

    /** The file of a face, or {@code null} if it is not a file of its own. */
    static @Nullable Path file(String face) {
        String folder = System.getProperty(FOLDER, "");
        Path file = Path.of(folder, face);
        return !folder.isEmpty() && Files.isReadable(file) ? file : null;
    }
}
