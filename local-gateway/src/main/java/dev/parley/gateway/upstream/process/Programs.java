package dev.parley.gateway.upstream.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds programs as a shell does, so that one that is missing can be named before anything is started. */
final class Programs {

    private Programs() {}

    /** Whether {@code program} can be run from {@code folder}: a path, or a name on the {@code PATH}. */
    static boolean exists(String program, @Nullable Path folder, Map<String, String> environment) {
        if (program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0) {
            Path here = folder == null ? Path.of("") : folder;
            return runnable(here.toAbsolutePath(), program);
        }
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        for (String place : path.split(File.pathSeparator, -1)) {
            if (runnable(Path.of(place).toAbsolutePath(), program)) {
                return true;
            }
        }
        return false;
    }

    private static boolean runnable(Path folder, String program) {
        try {
            Path file = folder.resolve(program);
            return Files.isRegularFile(file) && Files.isExecutable(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
