package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.DeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VesslRelayDeliveryIT extends DeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("relay", baseUrl).delivery(Delivery.VESSL_RELAY);
    }

    @Override
    protected void scriptAnswer(ScriptedHttpServer target, String text) {
        target.answer(Reply.sse().chunk(OpenAiBodies.chatStream(List.of(text))));
    }

    @Override
    protected void scriptSilence(ScriptedHttpServer target) {
        target.answer(Reply.sse().stall());
    }

    /** The first requests to a service without a running replica may be aborted (docs.vessl.ai, "Send request"). */
    @Override
    protected Class<? extends InferenceError> lostBeforeTheAnswer() {
        return InferenceError.ColdStart.class;
    }

    @Test
    void thePathGoesBelowRequest() {
        scriptAnswer(server, "x");
        ask();
        assertThat(server.requests().getFirst().target()).isEqualTo("/base/request/v1/chat/completions");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 503, 504})
    void aRelayThatGivesUpMeansACold(int status) {
        server.answer(Reply.json(status, ""));
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.ColdStart.class);
        assertThat(InferenceErrorText.sentence(answer.error()))
                .contains("not awake")
                .contains("may have run");
    }

    @Test
    void withConsentAColdEndpointIsWokenAndThenAnswers() {
        server.answer(request -> {
            scriptAnswer(server, "awake");
            return Reply.raw("");
        });
        Collected answer = ask(profile(server.url("")).resend(ResendPolicy.ALWAYS), ResendConsent.REFUSE);
        assertThat(answer.text()).isEqualTo("awake");
        assertThat(answer.posts()).isEqualTo(2);
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::phase)
                .contains(Phase.WAKING);
    }
}
