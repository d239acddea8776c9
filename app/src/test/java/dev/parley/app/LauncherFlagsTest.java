package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the virtual machine runs is in files that every launcher gives it; none says it in its own words. */
class LauncherFlagsTest {

    @Test
    void theLaunchersTakeTheFlagsFromTheSameFiles() throws IOException {
        String shell = Files.readString(ParleyProcess.checkout().resolve("parley"));
        String windows = Files.readString(ParleyProcess.checkout().resolve("parley.cmd"));
        for (String use : List.of("window", "command", "gateway")) {
            assertThat(shell).contains("$jvm/" + use + ".args");
            assertThat(windows).contains("installers\\jvm\\" + use + ".args");
        }
        assertThat(shell).doesNotContain("-XX:", "-Xm", "-Dfile");
        assertThat(windows).doesNotContain("-XX:", "-Xm", "-Dfile");
    }

    @Test
    void theWindowCleansUpBesideItsWorkAndTheCommandsStartQuickly() throws IOException {
        assertThat(flags("window")).contains("-XX:+UseG1GC", "-XX:MaxNewSize=24m", "-XX:TieredStopAtLevel=1");
        assertThat(flags("command")).contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        assertThat(flags("gateway")).contains("-XX:+UseSerialGC").doesNotContain("TieredStopAtLevel");
        for (String use : List.of("window", "command", "gateway")) {
            assertThat(flags(use)).contains("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "ALL-UNNAMED");
        }
    }

    @Test
    void withoutAGpuGtkLoadsNoOpenGlForTheWindow() throws IOException {
        for (String launcher : List.of("parley", "installers/linux/parley")) {
            String shell = Files.readString(ParleyProcess.checkout().resolve(launcher));
            int asked = shell.indexOf("! -e /dev/dri");
            int said = shell.indexOf("GDK_GL=${GDK_GL:-disable}");
            assertThat(asked).as(launcher).isPositive();
            assertThat(said).as(launcher).isBetween(asked, shell.indexOf("exec \""));
        }
    }

    private static String flags(String use) throws IOException {
        return Files.readString(
                ParleyProcess.checkout().resolve("installers/jvm").resolve(use + ".args"));
    }
}
