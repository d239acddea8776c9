package dev.parley.client.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @Test
    void printsAsDotsAlsoInsideOthers() {
        Secret secret = Secret.of("sk-secret");
        assertThat(secret.reveal()).isEqualTo("sk-secret");
        assertThat(secret).hasToString("•••");
        assertThat(List.of(secret)).hasToString("[•••]");
    }

    @Test
    void dropsWhiteSpaceAroundAPastedKey() {
        assertThat(Secret.of(" \tsk-secret\r\n").reveal()).isEqualTo("sk-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-a b", "sk-a\r\nX-Injected: 1", "sk-\0a", "sk-é", "sk-\u007F", "sk-a\u200Bb", "안녕"})
    void refusesWhatAHeaderCannotCarryWithoutRepeatingIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of(key))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(key).doesNotContain("sk-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n"})
    void refusesAnEmptyKey(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass word", " p ", "안녕 é"})
    void aPasswordIsKeptAsItWasTypedAndKnowsThatNoHeaderCarriesIt(String password) {
        Secret secret = Secret.ofPassword(password);
        assertThat(secret.reveal()).isEqualTo(password);
        assertThat(secret.fitsHeader()).isFalse();
        assertThat(secret).hasToString("•••");
        assertThat(Secret.of("sk-1").fitsHeader()).isTrue();
        assertThat(Secret.ofPassword("user:pass").fitsHeader()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "topsecret\r\nX-Injected: 1", "topsecret\0"})
    void aPasswordWithoutAnythingOrWithAControlCharacterIsRefusedWithoutRepeatingIt(String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.ofPassword(password))
                .withMessageNotContaining("topsecret");
    }
}
