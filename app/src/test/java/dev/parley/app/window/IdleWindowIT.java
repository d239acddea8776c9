package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window in which nothing happens lets the processor rest. In a process of its own: pulses are of the whole toolkit. */
class IdleWindowIT {
    private static final Duration END = Duration.ofSeconds(10);

    @TempDir
    private Path home;

    @Test
    void nothingMovesBetweenTwoBlinksOfTheCaret() throws Exception {
        try (WindowProcess window = WindowProcess.open(home)) {
            window.tell("rests");
            window.tell("close");
            assertThat(window.process().exitCode(END)).isZero();
            assertThat(window.process().errors()).isEmpty();
        }
    }
}
