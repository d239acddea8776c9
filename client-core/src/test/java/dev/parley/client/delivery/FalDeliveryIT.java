package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.testkit.Reply;
import java.net.URI;
import org.junit.jupiter.api.Test;

class FalDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("fal", baseUrl).delivery(Delivery.FAL).path("/owner/app/sub");
    }

    @Override
    protected String api() {
        return "fal";
    }

    @Override
    protected String keyPrefix() {
        return "Key ";
    }

    @Test
    void aFailedRequestSaysWhy() {
        script("{\"request_id\":\"r1\"}", "{\"status\":\"COMPLETED\",\"error\":\"no GPU\",\"error_type\":\"x\"}");
        assertThat(askText(JobUpdates.POLL).error())
                .isInstanceOfSatisfying(
                        InferenceError.JobFailed.class,
                        failed -> assertThat(failed.detail()).isEqualTo("no GPU"));
    }

    @Test
    void row35AnUnknownStatusIsNotTakenForAnything() {
        script("{\"request_id\":\"r1\"}", "{\"status\":\"DANCING\"}");
        assertThat(askText(JobUpdates.POLL).error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @Test
    void theQueuePositionCountsFromOne() {
        script(
                "{\"request_id\":\"r1\"}",
                "{\"status\":\"IN_QUEUE\",\"queue_position\":2}",
                "{\"status\":\"COMPLETED\"}",
                "\"done\"");
        Collected answer = askText(JobUpdates.POLL);
        assertThat(answer.text()).isEqualTo("done");
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::queuePosition)
                .contains(3);
    }

    @Test
    void theStreamOfTheStatusIsReadWhereThatIsWanted() {
        server.answer(request -> switch (request.method() + " " + request.target()) {
            case "POST /owner/app/sub" -> Reply.json(200, "{\"request_id\":\"r1\"}");
            case "GET /owner/app/requests/r1/status/stream?logs=1" ->
                Reply.sse()
                        .chunk("data: {\"status\":\"IN_QUEUE\",\"queue_position\":0}\n\n: ping\n\n")
                        .chunk("data: {\"status\":\"IN_PROGRESS\",\"logs\":[{\"message\":\"step 1\"}]}\n\n")
                        .chunk("data: {\"status\":\"COMPLETED\",\"logs\":[{\"message\":\"step 1\"}]}\n\n");
            case "GET /owner/app/requests/r1" -> Reply.json(200, "\"done\"");
            default -> Reply.json(404, "{}");
        });
        Collected answer = askText(JobUpdates.STREAM);
        assertThat(answer.text()).isEqualTo("done");
        assertThat(answer.of(StreamEvent.JobLog.class)).hasSize(1);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aStreamOfTheStatusThatBreaksIsFollowedByPolls() {
        server.answer(request -> switch (request.method() + " " + request.target()) {
            case "POST /owner/app/sub" -> Reply.json(200, "{\"request_id\":\"r1\"}");
            case "GET /owner/app/requests/r1/status/stream?logs=1" ->
                Reply.sse().chunk("data: {\"status\":\"IN_PROGRESS\"}\n\n").cut();
            case "GET /owner/app/requests/r1/status?logs=1" -> Reply.json(200, "{\"status\":\"COMPLETED\"}");
            case "GET /owner/app/requests/r1" -> Reply.json(200, "\"done\"");
            default -> Reply.json(404, "{}");
        });
        assertThat(askText(JobUpdates.STREAM).text()).isEqualTo("done");
        assertThat(posts(server.requests())).isEqualTo(1);
    }

    @Test
    void placesOnAnotherHostAreNotAskedAndThoseOfTheSameHostAre() {
        try (var elsewhere = new dev.parley.testkit.ScriptedHttpServer()) {
            server.answer(request -> switch (request.method() + " " + request.target()) {
                case "POST /owner/app/sub" ->
                    Reply.json(
                            200,
                            "{\"request_id\":\"r1\",\"status_url\":\"" + server.url("/own/status")
                                    + "\",\"response_url\":\"" + elsewhere.url("/response") + "\"}");
                case "GET /own/status?logs=1" -> Reply.json(200, "{\"status\":\"COMPLETED\"}");
                case "GET /owner/app/requests/r1" -> Reply.json(200, "\"done\"");
                default -> Reply.json(404, "{}");
            });
            assertThat(askText(JobUpdates.POLL).text()).isEqualTo("done");
            assertThat(elsewhere.connections()).isZero();
        }
    }
}
