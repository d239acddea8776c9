package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FAULTS 41: the second program hands over to the first. */
class InstanceLockIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    private ChildJvm child(Path folder, String message) {
        return ChildJvm.start(InstanceLockProgram.class.getName(), List.of(folder.toString(), message), Map.of());
    }

    /** A Unix-domain socket's path has 107 bytes at most; a longer folder needs the other way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "a folder whose name is longer than what the path of a Unix-domain socket may be,"
                        + " so that a port is used and not a socket that lies in it"
            })
    void row41TheSecondHandsOverToTheFirstAndAfterAKillTheNextIsTheFirst(String name) {
        Path folder = root.resolve(name);
        try (ChildJvm first = child(folder, "")) {
            first.awaitLine(line -> line.equals("first"), LIMIT);
            try (ChildJvm second = child(folder, "open 'ä b'")) {
                second.awaitLine(line -> line.equals("handed over true"), LIMIT);
                assertThat(second.exitCode(LIMIT)).isZero();
            }
            first.awaitLine(line -> line.equals("got open 'ä b'"), LIMIT);
            first.kill();
            first.exitCode(LIMIT);
        }
        List<String> got = new CopyOnWriteArrayList<>();
        try (InstanceLock next = InstanceLock.acquire(folder).orElseThrow()) {
            next.listen(got::add);
            assertThat(InstanceLock.handOver(folder, "again")).isTrue();
            await().until(() -> got.equals(List.of("again")));
            assertThat(InstanceLock.acquire(folder)).isEmpty();
        }
        assertThat(InstanceLock.acquire(folder)).hasValueSatisfying(InstanceLock::close);
        assertThat(folder.resolve("instance")).doesNotExist();
        assertThat(folder.resolve("instance.sock")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoDoesNotKnowTheSecretIsNotHeardAndNobodyElseCanReadIt() throws IOException {
        List<String> got = new CopyOnWriteArrayList<>();
        try (InstanceLock held = InstanceLock.acquire(root).orElseThrow()) {
            held.listen(got::add);
            Path file = root.resolve("instance");
            await().until(() -> Files.exists(file));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            String right = Files.readString(file);
            Files.writeString(file, right.replaceAll("[0-9a-f]{64}", "0".repeat(64)));
            assertThat(InstanceListener.send(root, "wrong", Duration.ZERO)).isFalse();
            Files.writeString(file, right);
            assertThat(InstanceListener.send(root, "right", Duration.ZERO)).isTrue();
            assertThat(got).containsExactly("right");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatCannotListenHoldsNoLock() throws IOException {
        List<String> got = new CopyOnWriteArrayList<>();
        // What it would write its address to is a folder with something in it.
        Files.createDirectories(root.resolve("instance/full"));
        try (InstanceLock deaf = InstanceLock.acquire(root).orElseThrow()) {
            deaf.listen(got::add);
            await().until(() -> {
                Optional<InstanceLock> next = InstanceLock.acquire(root);
                next.ifPresent(InstanceLock::close);
                return next.isPresent();
            });
        }
    }

    @Test
    void withoutAFirstNothingIsHandedOver() {
        assertThat(InstanceListener.send(root, "hello", Duration.ZERO)).isFalse();
    }
}
