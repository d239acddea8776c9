package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
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
        assertThat(described("0.1.0-SNAPSHOT").macNumbers()).isEqualTo("1.0.0");
        assertThat(snapshot.macNumbers()).isEqualTo("1.2.0");
        assertThat(snapshot.file(Target.of("Mac OS X", "aarch64"), ".dmg"))
                .isEqualTo("parley-1.2.0-SNAPSHOT-macos-aarch64.dmg");
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
    void theRuntimesHaveWhatTheModulesOfTheProductAskFor() throws IOException {
        PackageDescription description = described("1");
        for (String product : List.of("window", "gateway")) {
            Set<String> linked = resolved(description.list(product + ".modules"));
            for (String module : List.of("client-core", "local-gateway")) {
                assertThat(linked).as(product).containsAll(asked(module));
            }
        }
        assertThat(asked("local-gateway")).contains("java.net.http");
        assertThat(resolved(description.list("window.modules"))).containsAll(asked("app"));
    }

    /** With those that they need themselves; JavaFX is no part of this JDK. */
    private static Set<String> resolved(List<String> modules) {
        Set<String> own =
                modules.stream().filter(module -> !module.startsWith("javafx")).collect(Collectors.toSet());
        return Configuration.resolve(ModuleFinder.ofSystem(), List.of(Configuration.empty()), ModuleFinder.of(), own)
                .modules()
                .stream()
                .map(ResolvedModule::name)
                .collect(Collectors.toSet());
    }

    /** The modules of the JDK that one of ours requires. */
    private static Set<String> asked(String module) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("..", module, "target/classes/module-info.class"))) {
            return ModuleDescriptor.read(in).requires().stream()
                    .map(ModuleDescriptor.Requires::name)
                    .filter(name -> ModuleFinder.ofSystem().find(name).isPresent())
                    .collect(Collectors.toSet());
        }
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
