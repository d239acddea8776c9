package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A {@code .zip} of a folder, the same from the same files. */
final class Archive {
    private Archive() {}

    /** Writes it; {@code top} is the name of the only folder at its top. */
    static void zip(Path folder, String top, Path file, Instant time) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Path each : files) {
                String name = folder.relativize(each).toString().replace('\\', '/');
                ZipEntry entry = new ZipEntry(top + "/" + name);
                // In the zone of the time itself, not of the machine.
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                out.putNextEntry(entry);
                Files.copy(each, out);
                out.closeEntry();
            }
        }
    }
}
