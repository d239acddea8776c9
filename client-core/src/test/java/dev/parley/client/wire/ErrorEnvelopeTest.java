package dev.parley.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorEnvelopeTest {

    @Test
    void saysWhichSideFailed() {
        assertThat(ErrorEnvelope.gateway("auth", "no_token", "A \"token\" is needed.")
                        .toJson())
                .isEqualTo("{\"error\":{\"message\":\"A \\\"token\\\" is needed.\",\"type\":\"auth\",\"param\":null,"
                        + "\"code\":\"no_token\"},\"src\":\"gateway\"}");
        assertThat(ErrorEnvelope.upstream("server_error", "bad_gateway", "x").toJson())
                .endsWith("\"src\":\"upstream\"}");
    }
}
