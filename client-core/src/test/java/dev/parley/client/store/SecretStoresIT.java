package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A system without a session bus, such as a server or a container. */
@EnabledOnOs(OS.LINUX)
class SecretStoresIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"", "unix:path=/nonexistent/bus", "nonsense"})
    void withoutASessionBusKeysStayInMemoryAndNothingIsPrinted(String address) {
        ChildJvm.Builder builder = ChildJvm.of(SecretStoreProgram.class.getName())
                .jvmArgs("--enable-native-access=ALL-UNNAMED")
                .withoutEnv("DBUS_SESSION_BUS_ADDRESS", "DISPLAY")
                .env(Map.of("HOME", home.toString(), "XDG_RUNTIME_DIR", home.toString()))
                .args(List.of("put", "sk-secret"));
        if (!address.isEmpty()) {
            builder.env(Map.of("DBUS_SESSION_BUS_ADDRESS", address));
        }
        try (ChildJvm child = builder.start()) {
            assertThat(child.exitCode(LIMIT)).as("%s", child.errors()).isZero();
            assertThat(child.output())
                    .containsExactly(
                            "persistent false: Keys are kept in memory until Parley ends."
                                    + " There is no key ring of the operating system that Parley can use.",
                            "put");
            assertThat(child.errors()).isEmpty();
        }
    }
}
