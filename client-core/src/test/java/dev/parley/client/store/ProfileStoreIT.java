package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a file, and one that is killed while it writes. */
class ProfileStoreIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private ChildJvm writer(String name, int count) {
        return ChildJvm.start(
                ProfileStoreProgram.class.getName(),
                List.of(file().toString(), name, Integer.toString(count)),
                Map.of());
    }

    private Path file() {
        return folder.resolve("profiles.json");
    }

    private Set<String> saved() {
        ProfileStore store = ProfileStore.open(file());
        assertThat(store.warnings()).isEmpty();
        return store.list().stream().map(EndpointProfile::id).collect(Collectors.toSet());
    }

    @Test
    void row41TwoProcessesLoseNothingOfEachOther() {
        try (ChildJvm one = writer("one", 15);
                ChildJvm other = writer("other", 15)) {
            assertThat(one.exitCode(LIMIT)).as("%s", one.errors()).isZero();
            assertThat(other.exitCode(LIMIT)).as("%s", other.errors()).isZero();
        }
        assertThat(saved()).hasSize(30);
    }

    @RepeatedTest(3)
    void killedWhileItWritesEverythingItSaidToBeSavedIsThere() {
        List<String> said;
        try (ChildJvm writer = writer("killed", 100_000)) {
            writer.awaitLine(line -> line.equals("saved killed-7"), LIMIT);
            writer.kill();
            writer.exitCode(LIMIT);
            said = writer.output();
        }
        assertThat(saved())
                .containsAll(said.stream()
                        .filter(line -> line.matches("saved killed-\\d+"))
                        .map(line -> line.substring("saved ".length()))
                        .toList());
        ProfileStore.open(file()).remove("killed-0");
        assertThat(saved()).doesNotContain("killed-0");
    }
}
