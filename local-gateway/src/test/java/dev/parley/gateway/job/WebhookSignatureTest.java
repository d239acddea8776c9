package dev.parley.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class WebhookSignatureTest {

    /** The example of the specification's reference libraries. */
    @Test
    void itSignsAsTheSpecificationsLibrariesDo() {
        WebhookSignature signature = new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aBadKeyIsRefusedWithoutBeingTold() {
        for (String key : new String[] {"whsec_", "secret", "whsec_%%%"}) {
            assertThatThrownBy(() -> new WebhookSignature(key))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageNotContaining("%%%")
                    .hasNoCause();
        }
    }
}
