package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPodDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("runpod", baseUrl)
                .delivery(Delivery.RUNPOD)
                .path("/v2/ep");
    }

    @Override
    protected String api() {
        return "runpod";
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"status\":\"FAILED\",\"error\":\"worker died\"}', worker died",
        "'{\"status\":\"FAILED\",\"output\":{\"message\":\"bad input\"}}', bad input",
        "'{\"status\":\"CANCELLED\"}', cancelled",
        "'{\"status\":\"TIMED_OUT\"}', time-out"
    })
    void row35EachBadEndSaysWhy(String status, String words) {
        script("{\"id\":\"j1\"}", status);
        assertThat(askText(JobUpdates.POLL).error())
                .isInstanceOfSatisfying(
                        InferenceError.JobFailed.class,
                        failed -> assertThat(failed.detail()).contains(words));
    }

    @Test
    void row35AnUnknownStatusIsNotTakenForAnything() {
        script("{\"id\":\"j1\"}", "{\"status\":\"DANCING\"}");
        assertThat(askText(JobUpdates.POLL).error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @Test
    void theStreamGivesItsPiecesInEitherShape() {
        script(
                "{\"id\":\"j1\"}",
                "{\"status\":\"IN_QUEUE\",\"stream\":[]}",
                "[{\"metrics\":{},\"output\":\"Good\"},{\"output\":\" day\"}]",
                "{\"status\":\"IN_PROGRESS\",\"stream\":[{\"output\":\"!\"}]}",
                "{\"status\":\"COMPLETED\",\"stream\":[]}",
                "{\"status\":\"COMPLETED\",\"output\":[\"Good\",\" day\",\"!\"]}");
        Collected answer = askText(JobUpdates.STREAM);
        assertThat(answer.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::text)
                .containsExactly("Good", " day", "!");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(server.requests().get(1).target()).isEqualTo("/v2/ep/stream/j1");
        assertThat(server.requests().getLast().target()).isEqualTo("/v2/ep/status/j1");
    }

    @Test
    void aJobThatStreamsNothingGivesItsOutput() {
        script(
                "{\"id\":\"j1\"}",
                "{\"status\":\"COMPLETED\",\"stream\":[]}",
                "{\"status\":\"COMPLETED\",\"output\":\"whole\"}");
        assertThat(askText(JobUpdates.STREAM).text()).isEqualTo("whole");
    }

    @Test
    void theEventsOfAWorkerThatSpeaksOpenAiAreUnderstood() {
        script(
                "{\"id\":\"j1\"}",
                "{\"status\":\"IN_PROGRESS\",\"stream\":[{\"output\":\"data: {\\\"choices\\\":[{\\\"delta\\\":{\\\"content\\\":"
                        + "\\\"hi\\\"}}]}\\n\\ndata: {\\\"choices\\\":[{\\\"delta\\\":{},\\\"finish_reason\\\":\\\"stop\\\"}]}\\n\\n\"}]}",
                "{\"status\":\"COMPLETED\",\"stream\":[]}",
                "{\"status\":\"COMPLETED\"}");
        Collected answer = ask(profile(server.url("")).jobUpdates(JobUpdates.STREAM), ResendConsent.REFUSE);
        assertThat(answer.text()).isEqualTo("hi");
        assertThat(answer.last())
                .isInstanceOfSatisfying(
                        StreamEvent.Completed.class,
                        completed -> assertThat(completed.finishReason().raw()).isEqualTo("stop"));
    }

    @Test
    void theCollectedStreamOfAWorkerIsUnwrapped() {
        script(
                "{\"id\":\"j1\"}",
                "{\"status\":\"COMPLETED\",\"output\":[{\"choices\":[{\"message\":{\"content\":\"hi\"}}]}]}");
        assertThat(ask(profile(server.url("")), ResendConsent.REFUSE).text()).isEqualTo("hi");
    }
}
