package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.DeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HfEndpointDeliveryIT extends DeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("hf", baseUrl)
                .delivery(Delivery.HF_ENDPOINT)
                .timeouts(timeouts());
    }

    /** The proxy holds a request while it wakes: where a first byte is waited for shortly, nothing may have to wake. */
    @Override
    protected Timeouts timeouts() {
        return Timeouts.DEFAULT.with(TimeoutPhase.WAKE, Duration.ZERO);
    }

    @Override
    protected void scriptAnswer(ScriptedHttpServer target, String text) {
        target.answer(Reply.sse().chunk(OpenAiBodies.chatStream(List.of(text))));
    }

    @Override
    protected void scriptSilence(ScriptedHttpServer target) {
        target.answer(Reply.sse().stall());
    }

    @Test
    void theProxyIsAskedToHoldTheRequestAsLongAsWakingMayTake() {
        scriptAnswer(server, "x");
        ask(
                profile(server.url("")).timeouts(Timeouts.DEFAULT.with(TimeoutPhase.WAKE, Duration.ofMinutes(7))),
                ResendConsent.REFUSE);
        assertThat(server.requests().getFirst().header("x-scale-up-timeout")).isEqualTo("420");
    }

    @Test
    void withoutAWakingTimeTheProxyAnswersAsItDoes() {
        scriptAnswer(server, "x");
        ask();
        assertThat(server.requests().getFirst().header("x-scale-up-timeout")).isNull();
    }

    @Test
    void aHeldRequestMayTakeTheWakingTimeAndTheFirstBytesTime() {
        server.answer(Reply.never());
        Timeouts quick = Timeouts.DEFAULT
                .with(TimeoutPhase.FIRST_BYTE, Duration.ofMillis(200))
                .with(TimeoutPhase.WAKE, Duration.ofSeconds(1));
        Collected answer = ask(profile(server.url("")).timeouts(quick), ResendConsent.REFUSE);
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.Timeout.class,
                        timeout -> assertThat(timeout.after()).isEqualTo(Duration.ofMillis(1200)));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503})
    void aColdEndpointIsNamedAndWokenWithConsentOnly(int status) {
        server.answer(request -> {
            scriptAnswer(server, "awake");
            return Reply.json(status, "{\"error\":\"503 Service Unavailable\"}").header("Retry-After", "0");
        });
        Collected answer = ask(profile(server.url("")).resend(ResendPolicy.ALWAYS), ResendConsent.REFUSE);
        assertThat(answer.text()).isEqualTo("awake");
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::phase)
                .contains(Phase.WAKING);

        server.answer(Reply.json(status, "{}"));
        Collected refused = ask(profile(server.url("")).resend(ResendPolicy.NEVER), ResendConsent.REFUSE);
        assertThat(refused.error()).isInstanceOf(InferenceError.ColdStart.class);
        assertThat(refused.posts()).isEqualTo(1);
    }
}
