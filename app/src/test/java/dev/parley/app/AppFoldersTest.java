package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AppFoldersTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsTheXdgVariables() {
        Map<String, String> environment = Map.of(
                "HOME", "/home/me",
                "XDG_CONFIG_HOME", "/x/config",
                "XDG_DATA_HOME", "/x/data",
                "XDG_STATE_HOME", "/x/state");
        assertThat(AppFolders.of(environment, "Linux"))
                .isEqualTo(new AppFolders(
                        Path.of("/x/config/parley"), Path.of("/x/data/parley"), Path.of("/x/state/parley")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void fallsBackToTheUsualFoldersUnderTheHomeOfTheEnvironment() {
        assertThat(AppFolders.of(Map.of("HOME", "/home/me"), "Linux"))
                .isEqualTo(new AppFolders(
                        Path.of("/home/me/.config/parley"),
                        Path.of("/home/me/.local/share/parley"),
                        Path.of("/home/me/.local/state/parley")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ignoresARelativeXdgVariableAsTheSpecificationSays() {
        Map<String, String> environment = Map.of("HOME", "/home/me", "XDG_CONFIG_HOME", "config");
        assertThat(AppFolders.of(environment, "Linux").config()).isEqualTo(Path.of("/home/me/.config/parley"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void parleyHomeHoldsEverythingOnEverySystem() {
        Map<String, String> environment =
                Map.of("PARLEY_HOME", "/p", "HOME", "/home/me", "XDG_CONFIG_HOME", "/x", "APPDATA", "/a");
        for (String os : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            assertThat(AppFolders.of(environment, os))
                    .isEqualTo(new AppFolders(Path.of("/p/config"), Path.of("/p/data"), Path.of("/p/state")));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void usesThePlacesOfMacOsAndWindows() {
        assertThat(AppFolders.of(Map.of("HOME", "/Users/me"), "Mac OS X"))
                .isEqualTo(new AppFolders(
                        Path.of("/Users/me/Library/Application Support/Parley/config"),
                        Path.of("/Users/me/Library/Application Support/Parley/data"),
                        Path.of("/Users/me/Library/Logs/Parley")));
        assertThat(AppFolders.of(Map.of("USERPROFILE", "/u", "APPDATA", "/u/r", "LOCALAPPDATA", "/u/l"), "Windows 11"))
                .isEqualTo(new AppFolders(
                        Path.of("/u/r/Parley"), Path.of("/u/l/Parley/data"), Path.of("/u/l/Parley/state")));
    }

    @Test
    void neverAsksTheJvmForTheHome() {
        AppFolders folders = AppFolders.of(Map.of(), "Linux");
        assertThat(folders.config()).isAbsolute();
        assertThat(folders.config()).startsWith(Path.of("").toAbsolutePath());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void makesFoldersForTheirOwnerOnly(@TempDir Path temp) throws IOException {
        Path made = AppFolders.make(temp.resolve("a/b"));
        for (Path folder : new Path[] {made, made.getParent()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }
}
