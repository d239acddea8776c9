package dev.parley.client.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.TokenLogprob;
import dev.parley.client.WireEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureFileTest {
    private static final Capture CAPTURE = new Capture(
            Instant.parse("2026-03-01T10:00:00.123456789Z"),
            List.of(new CapturedExchange(
                    1,
                    new CapturedRequest(
                            "POST",
                            "https://h/v1?key=•••",
                            List.of(new WireEvent.Header("Authorization", "•••")),
                            "{\"p\":\"질문\"}",
                            3,
                            5),
                    "h2",
                    "TLSv1.3",
                    new CapturedResponse(200, List.of(new WireEvent.Header("x", "y")), 9),
                    List.of(new CapturedFrame(10, 4, "\u202eab\u0000", "답"), new CapturedFrame(11, 6, "[DONE]", null)),
                    null)),
            List.of(new CapturedPhase(CapturedPhase.Kind.QUEUED, 1, 2)),
            List.of(10L),
            List.of(new CapturedLogprob(
                    new TokenLogprob("답", -0.25, List.of(new TokenLogprob("응", -1.5, List.of()))), 10)),
            12L,
            Capture.Ending.COMPLETED,
            new Capture.Dropped(7, 8));

    @Test
    void whatIsSavedIsReadAgain() throws CaptureFile.RefusedException {
        assertThat(CaptureFile.read(CaptureFile.write(CAPTURE))).isEqualTo(CAPTURE);
    }

    @Test
    void theTextNamesItsFormatAndVersion() {
        assertThat(CaptureFile.write(CAPTURE))
                .startsWith("{\"format\":\"parley-capture\",\"version\":1,\"capture\":{\"startedAt\":\"2026-03-01T10")
                .contains("\"url\":\"https://h/v1?key=•••\"")
                .doesNotContain("masked");
    }

    @Test
    void aFileOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> CaptureFile.read(CaptureFile.write(CAPTURE).replace("\"version\":1", "\"version\":2")))
                .isInstanceOfSatisfying(
                        CaptureFile.RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(CaptureFile.Refusal.OTHER_VERSION))
                .hasMessage("The capture has version 2, this program reads version 1.");
    }

    @Test
    void aDamagedFileIsRefused() {
        String whole = CaptureFile.write(CAPTURE);

        assertThatThrownBy(() -> CaptureFile.read(whole.substring(0, whole.length() / 2)))
                .hasMessage("The file is not JSON.");
        assertThatThrownBy(() -> CaptureFile.read(whole.replace("\"method\"", "\"m\"")))
                .hasMessageStartingWith("The capture is damaged");
        assertThatThrownBy(() -> CaptureFile.read("{\"format\":\"parley-capture\",\"version\":1}"))
                .hasMessageStartingWith("The capture is damaged");
        assertThatThrownBy(() -> CaptureFile.read("{\"openapi\":\"3.1\"}"))
                .hasMessage("The file is not a capture of Parley.");
        assertThatThrownBy(() -> CaptureFile.read("[]")).hasMessage("The file is not a capture of Parley.");
    }
}
