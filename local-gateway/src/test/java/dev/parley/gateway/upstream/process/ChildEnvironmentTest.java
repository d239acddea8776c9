package dev.parley.gateway.upstream.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChildEnvironmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLEY_GATEWAY_TOKEN",
                "OPENAI_API_KEY",
                "hf_token",
                "AWS_SECRET_ACCESS_KEY",
                "MY_SECRETS",
                "DB_PASSWORD_FILE",
                "PGPASSWORD",
                "MYSQL_PASSWD",
                "GIT_CREDENTIALS",
                "GITHUB_PAT",
                "TOKEN"
            })
    void aVariableWhoseNameSaysThatItIsASecretIsNotPassedOn(String name) {
        assertThat(ChildEnvironment.of(Map.of(name, "x", "PATH", "/bin"), Set.of(), Map.of(), 1))
                .containsOnlyKeys("PATH");
    }

    @Test
    void aValueThatIsAKeyOfTheGatewaysIsNotPassedOnWhateverItsName() {
        assertThat(ChildEnvironment.of(Map.of("GPU", "abc", "A", "b"), Set.of("abc"), Map.of(), 1))
                .containsOnlyKeys("A");
    }

    @Test
    void whatIsConfiguredIsPassedOnWithThePortInIt() {
        Map<String, String> configured = Map.of("HF_TOKEN", "mine", "ADDRESS", "127.0.0.1:{port}");

        assertThat(ChildEnvironment.of(Map.of("HF_TOKEN", "gateway's", "KEYBOARD", "de"), Set.of(), configured, 81))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("HF_TOKEN", "mine", "ADDRESS", "127.0.0.1:81", "KEYBOARD", "de"));
    }
}
