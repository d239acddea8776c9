package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code assets/demo/check}: what a presenter runs before a talk. */
@DisabledOnOs(OS.WINDOWS)
final class DemoCheckIT {
    @TempDir
    Path home;

    private ParleyProcess.Builder check() {
        return ParleyProcess.at(home).launcher(ParleyProcess.checkout().resolve("assets/demo/check"));
    }

    @Test
    void everyPartOfTheDemoAnswersAsItIsShown() {
        ParleyProcess.Result result = check().run();
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines()).hasSize(7).last().asString().isEqualTo("The demo is ready.");
    }

    @Test
    void whatDoesNotAnswerIsNamed() {
        ParleyProcess.Result result = check().env("PARLEY", "false").run();
        assertThat(result.exitCode()).isOne();
        assertThat(result.out()).contains("FAILED  streaming Markdown: exit code 1, 0 was expected");
        assertThat(result.err()).isEqualTo("The demo is not ready.\n");
    }
}
