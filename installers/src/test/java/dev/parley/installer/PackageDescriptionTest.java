package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PackageDescriptionTest {
    private static PackageDescription described(String version) throws IOException {
        return new PackageDescription(Path.of("package.properties"), version);
    }

    @Test
    void aVersionIsWrittenAsEachSystemWantsIt() throws IOException {
        PackageDescription snapshot = described("1.2.0-SNAPSHOT");
        assertThat(snapshot.version()).isEqualTo("1.2.0-SNAPSHOT");
        assertThat(snapshot.linuxVersion()).isEqualTo("1.2.0~SNAPSHOT");
        assertThat(snapshot.numbers()).isEqualTo("1.2.0");
        assertThat(described("1.2.0").linuxVersion()).isEqualTo("1.2.0");
    }

    @Test
    void listsAreReadAndAMissingKeyIsNamed() throws IOException {
        PackageDescription description = described("1");
        assertThat(description.list("window.modules")).contains("java.desktop", "javafx.controls");
        assertThat(description.list("gateway.modules")).noneMatch(module -> module.startsWith("javafx"));
        assertThatExceptionOfType(PackagingException.class)
                .isThrownBy(() -> description.text("window.nonsense"))
                .withMessage("package.properties has no window.nonsense.");
    }

    @Test
    void thePackagesHaveTheTimeOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));
        assertThat(pom).contains("<project.build.outputTimestamp>" + PackageMain.TIME + "<");
    }

    @Test
    void jpackageGetsTheFlagsOfTheWindowWithoutTheirComments() throws IOException {
        assertThat(Jpackage.flags(Path.of("jvm/window.args")))
                .contains("-XX:+UseG1GC", "--sun-misc-unsafe-memory-access=allow")
                .allMatch(flag -> flag.startsWith("-"));
    }

    @Test
    void theFileTypesAreTheSameOnEverySystem() throws IOException {
        String types = Files.readString(Path.of("linux/parley-mime.xml"));
        String entry = Files.readString(Path.of("linux/parley.desktop"));
        for (String name : new String[] {"chat", "profile"}) {
            Properties type = new Properties();
            try (var reader = Files.newBufferedReader(Path.of("desktop", name + ".properties"))) {
                type.load(reader);
            }
            assertThat(types)
                    .contains("\"*." + type.getProperty("extension") + "\"")
                    .contains("\"" + type.getProperty("mime-type") + "\"");
            assertThat(entry).contains(type.getProperty("mime-type") + ";");
        }
    }
}
