package dev.parley.app.profiles.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfilesPageViewModel;
import dev.parley.client.CertificateFacts;
import dev.parley.client.TokenUsage;
import dev.parley.client.connect.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeFactsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Texts texts = Texts.of(ProfilesPageViewModel.class);

    private static ProbeResult.Tls until(Instant end) {
        return new ProbeResult.Tls(
                "TLSv1.3", new CertificateFacts("CN=gpu.example,O=Lab", "O=Authority\\, Inc.,C=KR", NOW, end, "00"));
    }

    @Test
    void aCertificateSaysForWhomByWhomAndUntilWhen() {
        assertThat(ProbeFacts.tls(texts, until(NOW.plus(Duration.ofDays(61))), NOW))
                .startsWith("TLS 1.3, certificate for gpu.example, issued by Authority, Inc., valid until ")
                .endsWith("(61 days left).");
        assertThat(ProbeFacts.tls(texts, until(NOW.plusSeconds(60)), NOW)).endsWith("(less than a day left).");
        assertThat(ProbeFacts.tls(texts, until(NOW.minusSeconds(60)), NOW)).contains("its time ended on");
        assertThat(ProbeFacts.tls(texts, new ProbeResult.Tls("TLSv1.2", null), NOW))
                .isEqualTo("TLS 1.2.");
    }

    @Test
    void whatTheServerReportedIsSaidAndNothingElse() {
        ProbeResult.Answered answered = new ProbeResult.Answered(
                200, Duration.ZERO, null, Duration.ofMillis(5), "", 0, null, TokenUsage.of(3L, 1L), "");

        assertThat(ProbeFacts.of(texts, answered))
                .isEqualTo(" Not protected by TLS. Reported 3 tokens of input and 1 of output.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"CN=a.example|a.example", "O=Lab,C=KR|Lab", "C=KR|C=KR", "OU=x,CN=a\\,b|a,b"})
    void aNameIsItsCommonNameElseItsOrganisation(String distinguished, String name) {
        assertThat(ProbeFacts.name(distinguished)).isEqualTo(name);
    }
}
