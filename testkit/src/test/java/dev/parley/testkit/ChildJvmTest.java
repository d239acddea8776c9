package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ChildJvmTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Echoes what it was given, then standard input, then ends with the code of its last line. */
    static final class Echo {
        private Echo() {}

        public static void main(String[] args) throws IOException {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println("last words")));
            out.println("args " + String.join(",", args) + " env " + System.getenv("ECHO_ENV") + " home "
                    + System.getenv("HOME"));
            System.err.println("to standard error");
            String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
            out.println("input " + input);
            System.exit(Integer.parseInt(input));
        }
    }

    private static ChildJvm echo() {
        return ChildJvm.start(Echo.class.getName(), List.of("한국어", "two words"), Map.of("ECHO_ENV", "set"));
    }

    @Test
    void handsArgumentsEnvironmentAndInputOverAndCollectsEverything() throws IOException {
        try (ChildJvm child = echo()) {
            assertThat(child.awaitLine(line -> line.startsWith("args"), LIMIT)).contains("two words env set");
            assertThat(child.awaitErrorLine(line -> line.contains("error"), LIMIT))
                    .isEqualTo("to standard error");
            child.input().write("7\n".getBytes(StandardCharsets.UTF_8));
            child.input().close();
            assertThat(child.exitCode(LIMIT)).isEqualTo(7);
            assertThat(child.output()).hasSize(3).contains("input 7").endsWith("last words");
        }
    }

    @Test
    void leavesVariablesOut() throws IOException {
        try (ChildJvm child =
                ChildJvm.of(Echo.class.getName()).withoutEnv("HOME").start()) {
            assertThat(child.awaitLine(line -> line.startsWith("args"), LIMIT)).endsWith("home null");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void terminatesAndKills() {
        try (ChildJvm one = echo();
                ChildJvm other = echo()) {
            one.awaitLine(line -> line.startsWith("args"), LIMIT);
            other.awaitLine(line -> line.startsWith("args"), LIMIT);
            assertThat(one.isAlive()).isTrue();
            one.terminate();
            assertThat(one.exitCode(LIMIT)).isEqualTo(128 + 15);
            assertThat(one.output()).endsWith("last words");
            other.kill();
            assertThat(other.exitCode(LIMIT)).isEqualTo(128 + 9);
        }
    }

    @Test
    void failsInsteadOfWaitingForEver() {
        try (ChildJvm child = echo()) {
            assertThatThrownBy(() -> child.awaitLine(line -> line.equals("never said"), Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> child.exitCode(Duration.ofMillis(50))).isInstanceOf(AssertionError.class);
        }
    }
}
