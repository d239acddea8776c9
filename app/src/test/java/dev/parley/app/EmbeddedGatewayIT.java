package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.GatewayConfig;
import dev.parley.gateway.GatewayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway of the window: what is told of it is so when it is told. */
class EmbeddedGatewayIT {
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void endThreads() {
        background.shutdownNow();
    }

    /** Writes down each state, and whether there is a gateway to be asked at that moment. */
    private EmbeddedGateway listenedTo(EmbeddedGateway gateway) {
        gateway.state()
                .subscribe((before, now) -> told.add(now + (gateway.running() == null ? "" : " with a gateway")));
        return gateway;
    }

    @Test
    void whoHearsThatItRunsCanAskIt() throws Exception {
        EmbeddedGateway gateway =
                listenedTo(new EmbeddedGateway(GatewayConfig.builder().port(0).build(), Runnable::run, background));
        try {
            gateway.start().get(60, TimeUnit.SECONDS);
            assertThat(told).containsExactly("STARTING", "RUNNING with a gateway");
            gateway.pause();
            gateway.start().get(60, TimeUnit.SECONDS);
            assertThat(told.subList(2, told.size()))
                    .as("whether or not the end of the one before was seen")
                    .filteredOn(line -> !line.equals("STOPPED"))
                    .containsExactly("STARTING", "RUNNING with a gateway");
        } finally {
            gateway.stop();
        }
        assertThat(told).last().isEqualTo("STOPPED");
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidAndTheDemoAnswersInMemory(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("jobs"), "no folder");
        EmbeddedGateway gateway =
                listenedTo(new EmbeddedGateway(EmbeddedGateway.configuration(file), Runnable::run, background));
        try {
            gateway.start().get(60, TimeUnit.SECONDS);
            assertThat(gateway.problem().get()).isNotEmpty();
            assertThat(told).containsExactly("STARTING", "RUNNING with a gateway");
        } finally {
            gateway.stop();
        }
    }

    @Test
    void oneThatCannotStartSaysWhyAndIsTriedAgain() throws Exception {
        boolean[] works = {false};
        EmbeddedGateway gateway = listenedTo(new EmbeddedGateway(
                GatewayConfig.builder().port(0).build(),
                config -> {
                    if (!works[0]) {
                        throw new GatewayException("The port 7 of this machine is in use.");
                    }
                    return config;
                },
                Runnable::run,
                background));
        try {
            assertThatThrownBy(() -> gateway.start().get(60, TimeUnit.SECONDS)).hasMessageContaining("The port 7");
            assertThat(gateway.problem().get()).isEqualTo("The port 7 of this machine is in use.");
            assertThatThrownBy(gateway::await).hasMessage("The port 7 of this machine is in use.");
            works[0] = true;
            gateway.start().get(60, TimeUnit.SECONDS);
            assertThat(gateway.problem().get()).isEmpty();
            assertThat(told)
                    .containsExactly("STARTING", "FAILED", "STARTING", "FAILED", "STARTING", "RUNNING with a gateway");
        } finally {
            gateway.stop();
        }
    }
}
