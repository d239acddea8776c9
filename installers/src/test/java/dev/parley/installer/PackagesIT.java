package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is in the packages, looked at with the tools of the systems that they are for. */
@Tag("installer")
@EnabledOnOs(OS.LINUX)
class PackagesIT {
    private static final long MEGABYTE = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void theSizesAreWithinWhatWasPromised() throws IOException {
        assertThat(Files.size(BuiltPackages.named("parley_", ".deb"))).isLessThanOrEqualTo(95 * MEGABYTE);
        assertThat(Files.size(BuiltPackages.named("parley-gateway_", ".deb"))).isLessThanOrEqualTo(60 * MEGABYTE);
    }

    @Test
    void theSumsFit() throws Exception {
        assertThat(BuiltPackages.said(BuiltPackages.PACKAGES, "sha256sum", "--check", "--strict", "SHA256SUMS"))
                .contains("parley_", "parley-gateway_", ".rpm", ".tar.gz");
    }

    @Test
    void theWindowBringsItsDesktopEntryTypesManualLicencesAndCache() throws Exception {
        String deb = BuiltPackages.named("parley_", ".deb").toString();
        String files = BuiltPackages.said(folder, "dpkg-deb", "--contents", deb);
        assertThat(files)
                .contains(
                        "./usr/bin/parley -> ",
                        "./usr/lib/parley/app/parley.aot",
                        // Where JavaFX looks before it would copy it into the home of the person.
                        "./usr/lib/parley/runtime/lib/libglass.so",
                        "./usr/share/applications/parley.desktop",
                        "./usr/share/icons/hicolor/scalable/apps/parley.svg",
                        "./usr/share/icons/hicolor/48x48/apps/parley.png",
                        "./usr/share/man/man1/parley.1.gz",
                        "./usr/share/doc/parley/copyright");
        BuiltPackages.said(folder, "dpkg-deb", "--extract", deb, folder.toString());
        BuiltPackages.said(folder, "desktop-file-validate", "usr/share/applications/parley.desktop");
    }

    @Test
    void theGatewayHoldsNoJavaFxAndItsUnitIsOneThatSystemdTakes() throws Exception {
        String deb = BuiltPackages.named("parley-gateway_", ".deb").toString();
        String files = BuiltPackages.said(folder, "dpkg-deb", "--contents", deb);
        assertThat(files)
                .contains("parley-gateway.service", "./etc/parley-gateway/")
                .doesNotContain("javafx", "libglass");
        BuiltPackages.said(folder, "dpkg-deb", "--extract", deb, folder.toString());
        Path unit;
        try (var all = Files.walk(folder)) {
            unit = all.filter(path -> path.endsWith("parley-gateway.service"))
                    .findFirst()
                    .orElseThrow();
        }
        // Its program lies where the package was unpacked, not where it will be installed.
        Files.writeString(
                unit, Files.readString(unit).replace("/usr/bin/parley-gateway", folder + "/usr/bin/parley-gateway"));
        String verified = BuiltPackages.said(folder, "systemd-analyze", "--man=no", "verify", unit.toString());
        assertThat(verified.lines().filter(line -> line.contains("parley-gateway.service")))
                .isEmpty();
        String security = BuiltPackages.said(
                folder, "systemd-analyze", "security", "--offline=true", "--threshold=45", unit.toString());
        assertThat(security).contains("Overall exposure level");
    }

    /** In the words of the description itself, which no engine has run yet. */
    @Test
    void theGatewaysTreeHasWhatTheContainerCopiesAndStarts() throws Exception {
        Path tree = BuiltPackages.TARGET.resolve("tree/gateway");
        List<String> lines = Files.readAllLines(BuiltPackages.SOURCES.resolve("container/Containerfile"));
        List<String> copied = lines.stream()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.replaceFirst("COPY (\\S+) .*", "$1"))
                .toList();
        assertThat(copied)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(tree.resolve(path)).isNotEmptyDirectory());
        Path program = tree.resolve("usr/lib/parley-gateway/bin/parley-gateway");
        assertThat(program).isExecutable();
        assertThat(lines).contains("ENTRYPOINT [\"/" + tree.relativize(program) + "\"]");
        assertThat(tree.resolve("etc/parley-gateway/gateway.yaml")).isRegularFile();
        // A secret that the package makes when it is installed must not be in what every container shares.
        assertThat(tree.resolve("etc/parley-gateway/environment")).doesNotExist();
    }

    @Test
    void theGatewayStartsWithItsReadyLineAndNotAWordMore() throws Exception {
        Path program = BuiltPackages.TARGET.resolve("tree/gateway/usr/lib/parley-gateway/bin/parley-gateway");
        Path file = Files.writeString(folder.resolve("gateway.yaml"), "port: 0\ndata: jobs\n");
        Path errors = folder.resolve("errors.txt");
        Process gateway = new ProcessBuilder(program.toString(), file.toString())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader said = gateway.inputReader()) {
            assertThat(said.readLine()).startsWith("{\"url\":\"http://127.0.0.1:");
            gateway.toHandle().destroy();
            assertThat(gateway.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(said.readLine()).isNull();
        } finally {
            gateway.destroyForcibly();
        }
        assertThat(errors).isEmptyFile();
    }

    @Test
    void theRpmHoldsTheSameProgram() throws Exception {
        String rpm = BuiltPackages.named("parley", ".rpm").toString();
        assertThat(BuiltPackages.said(folder, "rpm", "--query", "--package", "--list", rpm))
                .contains(
                        "/usr/bin/parley", "/usr/lib/parley/app/parley.jar", "/usr/share/applications/parley.desktop");
        assertThat(BuiltPackages.said(folder, "rpm", "--query", "--package", "--requires", rpm))
                .contains("gtk3", "fontconfig");
        BuiltPackages.said(folder, "rpm", "--checksig", "--nosignature", rpm);
        assertThat(BuiltPackages.said(
                        folder, "rpm", "--query", "--package", "--queryformat", "%{BUILDTIME} %{BUILDHOST}", rpm))
                .endsWith(PackageMain.TIME.getEpochSecond() + " localhost");
        BuiltPackages.said(folder, "sh", "-c", "rpm2cpio \"$0\" | cpio --extract --quiet --make-directories", rpm);
        assertThat(BuiltPackages.said(
                        folder, folder.resolve("usr/lib/parley/bin/parley").toString(), "--version"))
                .startsWith("Parley ");
    }

    @Test
    void thePortableArchiveRunsFromWhereItIsUnpacked() throws Exception {
        String archive = BuiltPackages.named("parley-", ".tar.gz").toString();
        BuiltPackages.said(folder, "tar", "--extract", "--file", archive);
        Path program;
        try (var all = Files.walk(folder)) {
            program =
                    all.filter(path -> path.endsWith("bin/parley")).findFirst().orElseThrow();
        }
        assertThat(BuiltPackages.said(folder, "env", "PARLEY_HOME=" + folder, program.toString(), "ask", "hello"))
                .contains("scripted demo");
    }
}
