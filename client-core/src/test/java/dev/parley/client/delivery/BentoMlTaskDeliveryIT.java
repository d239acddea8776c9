package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
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

    /** Text is what such a job returns as it is: the whole result, by the empty pointer. */
    private EndpointProfile.Builder text(URI baseUrl) {
        return profile(baseUrl)
                .protocol(Protocol.TEMPLATE)
                .template(new TemplateSettings("{\"prompt\":\"{{prompt}}\"}", "", StreamRule.JSON, null));
    }

    private void script(String created, String... polls) {
        ArrayDeque<String> left = new ArrayDeque<>(List.of(polls));
        server.answer(request -> request.body().length > 0
                ? Reply.json(200, created)
                : Reply.json(200, left.size() > 1 ? left.poll() : left.peek()));
    }

    private Collected askText(JobUpdates updates) {
        return ask(text(server.url("")).jobUpdates(updates), ResendConsent.REFUSE);
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
