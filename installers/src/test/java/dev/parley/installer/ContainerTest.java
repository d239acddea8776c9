package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.gateway.GatewayConfig;
import dev.parley.gateway.GatewayConfigFile;
import dev.parley.gateway.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the description of the container says, as far as it can be held without an engine. */
class ContainerTest {
    private static final Path FILE = Path.of("container/Containerfile");

    private List<String> lines;

    @BeforeEach
    void read() throws IOException {
        // An instruction that goes on in the next line is one.
        lines = Files.readString(FILE).replace("\\\n", " ").lines().toList();
    }

    private List<String> instructions(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    @Test
    void itsHeadingSaysThatItWasNotRun() {
        assertThat(lines.getFirst()).startsWith("# Not run:");
        assertThat(FILE).content().contains("./mvnw -Pinstaller verify", "installers/target/tree/gateway");
    }

    @Test
    void itsUserIsANumberThatIsNotRootAndNothingChangesItBack() {
        assertThat(instructions("USER")).containsExactly("8321:8321");
        assertThat(instructions("RUN")).singleElement().asString().contains("--uid 8321", "--mode=0700");
        int user = lines.indexOf("USER 8321:8321");
        assertThat(lines.subList(user, lines.size())).noneMatch(line -> line.startsWith("RUN "));
    }

    @Test
    void itHoldsNoSecretAndItsDataLieInAVolume() throws IOException {
        assertThat(instructions("VOLUME")).containsExactly("/var/lib/parley-gateway");
        assertThat(instructions("EXPOSE")).containsExactly(String.valueOf(GatewayConfig.DEFAULT_PORT));
        assertThat(instructions("ENV")).noneMatch(line -> line.contains("TOKEN"));
        // the package makes its token when it is installed, which a build of an image must not do for all who use it
        assertThat(instructions("RUN")).noneMatch(line -> line.contains("dpkg") || line.contains("apt"));
    }

    @Test
    void itAsksItselfForItsHealthAndStartsWithTheFileInEtc() {
        String program = "[\"/usr/lib/parley-gateway/bin/parley-gateway\"";
        assertThat(instructions("ENTRYPOINT")).containsExactly(program + "]");
        assertThat(instructions("HEALTHCHECK"))
                .singleElement()
                .asString()
                .endsWith("CMD " + program + ", \"--healthy\", \"/etc/parley-gateway/gateway.yaml\"]");
        assertThat(instructions("CMD")).containsExactly("[\"/etc/parley-gateway/gateway.yaml\"]");
    }

    @Test
    void asItComesItListensOnTheLoopbackAddressAlone() {
        assertThat(GatewayConfigFile.read(Path.of("linux/gateway.yaml"), Map.of())
                        .build()
                        .listen()
                        .loopback())
                .isTrue();
    }

    @Test
    void theExampleForOthersNeedsItsTokenAndACertificate() {
        Path example = Path.of("container/gateway.yaml");
        GatewayConfig config = GatewayConfigFile.read(example, Map.of(GatewayConfig.TOKEN_VARIABLE, "token-of-mine"))
                .build();
        assertThat(config.listen().loopback()).isFalse();
        assertThat(config.listen().tls()).isNotNull();
        assertThat(config.listen().port()).isEqualTo(GatewayConfig.DEFAULT_PORT);
        assertThat(config.jobs().folder()).isEqualTo(Path.of("/var/lib/parley-gateway"));
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> GatewayConfigFile.read(example, Map.of()).build());
    }
}
