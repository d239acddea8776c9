package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.testkit.Reply;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DjlAsyncDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("djl-async", baseUrl).delivery(Delivery.DJL_ASYNC);
    }

    @Override
    protected String api() {
        return "djl-async";
    }

    @Override
    protected boolean hasCancel() {
        return false;
    }

    @Test
    void pagesAreOneAnswerAndATokenThatLeadsElsewhereIsRefused() {
        server.answer(request -> {
            String token = request.header("x-starting-token");
            if (token == null) {
                return Reply.status(200).header("x-next-token", "t.1").body("");
            }
            return token.equals("t.1")
                    ? Reply.status(200).header("x-next-token", "a b\u007F").body("{\"choices\"")
                    : Reply.status(200).body(":[]}");
        });
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.MalformedResponse.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void anAnswerWithoutATokenIsAnUnknownOutcome() {
        server.answer(Reply.json(200, "{}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.OutcomeUnknown.class);
    }
}
