package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The package of the window in a bare Debian: installed, used by an ordinary user without a network, removed. */
@Tag("installer")
@EnabledOnOs(OS.LINUX)
class BareSystemIT {
    /** Wanted from the beginning of the installation to the first answer; here five times that. */
    private static final int SECONDS = 60;

    @Test
    void itBringsAllThatItNeedsAndLeavesOnlyThePersonsData() throws Exception {
        String said = BuiltPackages.said(
                BuiltPackages.SOURCES,
                "test/bare-system",
                BuiltPackages.named("parley_", ".deb").toString(),
                BuiltPackages.TARGET.resolve("bare-system").toString());
        Map<String, String> seen = said.lines()
                .filter(line -> line.matches("[a-z_]+=.*"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
        assertThat(seen)
                .containsEntry("java_before", "none")
                .containsEntry("config_mode", "700")
                .containsEntry("data_mode", "700")
                .containsEntry("manual", "there")
                .containsEntry("program_left", "0")
                .containsEntry("data_left", "there")
                .containsEntry("pulse_wake_ups", "0")
                .containsEntry("unpacked", "0")
                .containsEntry("said", "0");
        assertThat(seen.get("command")).startsWith("Parley ");
        assertThat(Integer.parseInt(seen.get("answers"))).isPositive();
        assertThat(Integer.parseInt(seen.get("first_answer_seconds"))).isLessThan(5 * SECONDS);
    }
}
