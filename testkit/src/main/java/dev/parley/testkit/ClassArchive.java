package dev.parley.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Lets many child JVMs with the same classes start quickly: the first one, which must end by itself, writes down what it
 * loaded, and the others map that into memory.
 */
public final class ClassArchive {
    private final String classPath;
    private final Path file;

    /** Works below {@code folder}, where jars are made of the folders of this process's class path: an archive needs jars. */
    public ClassArchive(Path folder) {
        file = folder.resolve("classes.aot");
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                jars.add(jar(path, folder.resolve("folder-" + jars.size() + ".jar")));
            } else if (Files.isRegularFile(path)) {
                jars.add(entry);
            }
        }
        classPath = String.join(File.pathSeparator, jars);
    }

    private static String jar(Path classes, Path jar) {
        int failed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        if (failed != 0) {
            throw new UncheckedIOException(new IOException("no jar of " + classes));
        }
        return jar.toString();
    }

    /** The class path that both need. */
    public String classPath() {
        return classPath;
    }

    /** Lets a JVM write the archive when it ends by itself. */
    public ChildJvm.Builder written(ChildJvm.Builder first) {
        return first.classPath(classPath).jvmArgs(writing());
    }

    /** What a JVM that writes the archive is started with, beside the class path. */
    public String[] writing() {
        return new String[] {"-Xlog:disable", "-XX:AOTCacheOutput=" + file};
    }

    /** Lets a JVM start from the archive. */
    public ChildJvm.Builder used(ChildJvm.Builder other) {
        return other.classPath(classPath).jvmArgs(using());
    }

    /** What a JVM that starts from the archive is started with, beside the class path. */
    public String[] using() {
        if (!Files.exists(file)) {
            throw new IllegalStateException("no JVM has written " + file);
        }
        return new String[] {"-Xlog:disable", "-XX:AOTCache=" + file};
    }
}
