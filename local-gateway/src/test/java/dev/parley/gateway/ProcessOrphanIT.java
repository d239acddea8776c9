package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that is killed leaves no model process behind. */
final class ProcessOrphanIT {

    /** A gateway in a process of its own, which starts its one model and says so. */
    static final class Owner {
        private Owner() {}

        /** Takes the options of a {@link ModelServer}. */
        public static void main(String[] options) throws IOException, InterruptedException {
            try (Gateway gateway = Services.gateway(Services.process(options))) {
                Services.post(gateway, "stub", "/");
                System.out.println(gateway.upstreams().getFirst().pid());
                Thread.currentThread().join();
            }
        }
    }

    private static Process owner(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<ProcessHandle> model(Process owner) throws IOException {
        String pid = owner.inputReader().readLine();
        assertThat(pid).isNotNull();
        ProcessHandle model = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(model.descendants().toList());
        all.add(model);
        assertThat(all).hasSizeGreaterThanOrEqualTo(3).allMatch(ProcessHandle::isAlive);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"print=willing", "stubborn"})
    void afterKillMinus9OfTheGatewayItsModelEnds(String option) throws IOException, InterruptedException {
        Process owner = owner("child", option);
        try {
            List<ProcessHandle> model = model(owner);

            owner.destroyForcibly();
            assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();

            // One that is stubborn is killed after 5 seconds.
            await().atMost(Duration.ofSeconds(25)).until(() -> model.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void aModelThatIsKilledLeavesNoChildOfItsOwnBehind() throws IOException {
        Process owner = owner("child");
        try {
            List<ProcessHandle> model = model(owner);

            model.getLast().destroyForcibly();

            await().atMost(Duration.ofSeconds(10)).until(() -> model.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(owner.isAlive()).isTrue();
        } finally {
            owner.destroyForcibly();
        }
    }
}
