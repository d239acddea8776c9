package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.testkit.Reply;
import java.net.URI;
import org.junit.jupiter.api.Test;

class BentoMlTaskDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("bentoml-task", baseUrl).delivery(Delivery.BENTOML_TASK);
    }

    @Override
    protected String api() {
        return "bentoml-task";
    }

    @Test
    void aFailedTaskSaysWhatItsAnswerSays() {
        server.answer(request -> request.target().startsWith("/submit")
                ? Reply.json(200, "{\"task_id\":\"t1\",\"status\":\"in_progress\"}")
                : request.target().startsWith("/status")
                        ? Reply.json(200, "{\"task_id\":\"t1\",\"status\":\"failed\"}")
                        : Reply.json(422, "{\"error\":\"the picture is broken\"}"));
        Collected answer = askText(JobUpdates.POLL);
        assertThat(answer.error()).isInstanceOf(InferenceError.InvalidRequest.class);
        assertThat(answer.error().detail()).contains("the picture is broken");
    }

    @Test
    void row35ACancelledAndAnUnknownStatusEachEndTheFollowing() {
        script("{\"task_id\":\"t1\"}", "{\"status\":\"canceled\"}");
        assertThat(askText(JobUpdates.POLL).error()).isInstanceOf(InferenceError.JobFailed.class);
        script("{\"task_id\":\"t1\"}", "{\"status\":\"dancing\"}");
        assertThat(askText(JobUpdates.POLL).error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }
}
