package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On every system: each package that is promised for it was made, and its sum is written down. */
@Tag("installer")
class MadePackagesIT {
    @Test
    void allOfThisSystemAreThereWithTheirSums() throws IOException {
        Target target = Target.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        List<String> sums = Files.readAllLines(BuiltPackages.PACKAGES.resolve("SHA256SUMS"));
        for (String line : sums) {
            String[] parts = line.split("  ", 2);
            assertThat(Checksums.sha256(BuiltPackages.PACKAGES.resolve(parts[1])))
                    .isEqualTo(parts[0]);
        }
        assertThat(target.endings()).allSatisfy(ending -> assertThat(sums).anyMatch(line -> line.endsWith(ending)));
    }
}
