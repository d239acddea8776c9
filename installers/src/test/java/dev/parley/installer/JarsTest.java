package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsTest {
    @TempDir
    Path folder;

    private final Jars jars = new Jars(new NativeParts(Target.of("Linux", "x86_64")), PackageMain.TIME);
    private Path from;

    @BeforeEach
    void makeJars() throws IOException {
        from = Files.createDirectory(folder.resolve("from"));
        jar("plain-1.jar", "a/A.class");
        jar("mixed-2.jar", "a/B.class", "jni/linux_x64/libquickjs.so", "jni/macos_x64/libquickjs.dylib");
    }

    private void jar(String name, String... entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(from.resolve(name)))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
    }

    @Test
    void whatAnotherSystemNeedsIsLeftOutAndTheRestStays() throws IOException {
        Path to = folder.resolve("to");
        jars.copy(from, to, "a.A");
        assertThat(to.resolve("plain-1.jar")).hasSameBinaryContentAs(from.resolve("plain-1.jar"));
        try (ZipFile mixed = new ZipFile(to.resolve("mixed-2.jar").toFile())) {
            assertThat(mixed.stream().map(ZipEntry::getName))
                    .containsExactly("a/B.class", "jni/linux_x64/libquickjs.so");
            try (var in = mixed.getInputStream(mixed.getEntry("a/B.class"))) {
                assertThat(in.readAllBytes()).asString().isEqualTo("a/B.class");
            }
        }
    }

    @Test
    void typefacesBecomeFilesBesideTheJars() throws IOException {
        jar("plain-1.jar", "a/A.class", "parley/fonts/Face.otf", "parley/fonts/OFL.txt");
        Path to = folder.resolve("to");
        jars.copy(from, to, "a.A");
        assertThat(to.resolve("fonts/Face.otf")).hasContent("parley/fonts/Face.otf");
        assertThat(to.resolve("fonts/OFL.txt")).hasContent("parley/fonts/OFL.txt");
        try (ZipFile rest = new ZipFile(to.resolve("plain-1.jar").toFile())) {
            assertThat(rest.stream().map(ZipEntry::getName)).containsExactly("a/A.class");
        }
    }

    @Test
    void theDatabasesNativePartBecomesAFile() throws IOException {
        jar(
                "sqlite-3.jar",
                "org/sqlite/JDBC.class",
                "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so",
                "org/sqlite/native/Mac/x86_64/libsqlitejdbc.dylib");
        Path to = folder.resolve("to");
        jars.copy(from, to, "a.A");
        assertThat(to.resolve("native")).isDirectoryContaining("glob:**/libsqlitejdbc.so");
        assertThat(to.resolve("native/libsqlitejdbc.dylib")).doesNotExist();
        try (ZipFile rest = new ZipFile(to.resolve("sqlite-3.jar").toFile())) {
            assertThat(rest.stream().map(ZipEntry::getName)).containsExactly("org/sqlite/JDBC.class");
        }
    }

    @Test
    void oneJarNamesAllOthersInAFixedOrderAndOursFirst() throws IOException {
        jar("parley-app-1.jar", "a/C.class");
        Path to = folder.resolve("to");
        jars.copy(from, to, "a.A");
        try (JarFile launch = new JarFile(to.resolve(Jars.LAUNCH).toFile())) {
            Attributes main = launch.getManifest().getMainAttributes();
            assertThat(main.getValue("Class-Path")).isEqualTo("parley-app-1.jar mixed-2.jar plain-1.jar");
            assertThat(main.getValue("Main-Class")).isEqualTo("a.A");
        }
    }

    @Test
    void theSameInputGivesTheSameBytesAndTimes() throws IOException {
        jars.copy(from, folder.resolve("one"), "a.A");
        jars.copy(from, folder.resolve("two"), "a.A");
        for (String name : List.of("mixed-2.jar", "plain-1.jar", Jars.LAUNCH)) {
            Path one = folder.resolve("one").resolve(name);
            assertThat(one).hasSameBinaryContentAs(folder.resolve("two").resolve(name));
            assertThat(Files.getLastModifiedTime(one).toInstant()).isEqualTo(PackageMain.TIME);
        }
    }
}
