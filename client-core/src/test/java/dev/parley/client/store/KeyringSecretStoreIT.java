package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real gnome-keyring on a session bus of its own, in a home of its own. */
@Tag("full")
class KeyringSecretStoreIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String UNLOCKED =
            "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && exec \"$0\" \"$@\"";
    private static final String LOCKED =
            "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1 && exec \"$0\" \"$@\"";

    @TempDir
    private Path home;

    private Path runtime;

    @BeforeEach
    void makeRuntimeFolder() throws IOException {
        runtime = Files.createDirectory(
                home.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private ChildJvm program(String script, String... args) {
        return ChildJvm.of(SecretStoreProgram.class.getName())
                .prefix("dbus-run-session", "--", "sh", "-c", script)
                .jvmArgs("--enable-native-access=ALL-UNNAMED")
                .withoutEnv(
                        "DBUS_SESSION_BUS_ADDRESS",
                        "DISPLAY",
                        "WAYLAND_DISPLAY",
                        "XDG_DATA_HOME",
                        "XDG_CACHE_HOME",
                        "GNOME_KEYRING_CONTROL")
                .env(Map.of("HOME", home.toString(), "XDG_RUNTIME_DIR", runtime.toString()))
                .args(List.of(args))
                .start();
    }

    /** The program ends by itself, prints what is expected, and nothing to standard error. */
    private List<String> output(String script, String... args) {
        try (ChildJvm child = program(script, args)) {
            assertThat(child.exitCode(LIMIT)).as("%s", child.errors()).isZero();
            assertThat(child.errors())
                    .as("besides the words of the bus, of the ring and of its prompter")
                    .filteredOn(line -> !line.isBlank()
                            && !line.startsWith("dbus-daemon[")
                            && !line.contains("gcr-prompter")
                            && !line.startsWith("** Message"))
                    .isEmpty();
            return child.output();
        }
    }

    @Test
    void aKeyOutlivesTheProgramAndIsFoundForItsOriginOnly() {
        String works = "persistent true: Keys are kept in the key ring of the operating system.";
        assertThat(output(UNLOCKED, "find", "sk-secret")).containsExactly(works, "found nothing", "elsewhere true");
        assertThat(output(UNLOCKED, "put", "sk-secret")).containsExactly(works, "put");
        assertThat(output(UNLOCKED, "find", "sk-secret")).containsExactly(works, "found true", "elsewhere true");
        assertThat(output(UNLOCKED, "put", "sk-other")).containsExactly(works, "put");
        assertThat(output(UNLOCKED, "find", "sk-other")).containsExactly(works, "found true", "elsewhere true");
        assertThat(output(UNLOCKED, "delete")).containsExactly(works, "deleted, found nothing");
        assertThat(output(UNLOCKED, "find", "sk-other")).containsExactly(works, "found nothing", "elsewhere true");
    }

    @Test
    void aLockedRingIsSaidAndKeysStayInMemory() {
        assertThat(output(LOCKED, "locked"))
                .containsExactly(
                        "persistent false: Keys are kept in memory until Parley ends."
                                + " The key ring is locked or denies access; unlock it and try again.",
                        "The key ring is locked or denies access; unlock it and try again.");
    }
}
