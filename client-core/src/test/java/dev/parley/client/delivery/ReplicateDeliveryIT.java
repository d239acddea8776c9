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

class ReplicateDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("replicate", baseUrl)
                .delivery(Delivery.REPLICATE)
                .model("owner/name");
    }

    @Override
    protected String api() {
        return "replicate";
    }

    @Test
    void anArrayOfStringsIsOneText() {
        script("{\"id\":\"p1\"}", "{\"status\":\"succeeded\",\"output\":[\"Good\",\" day\"]}");
        Collected answer = askText(JobUpdates.POLL);
        assertThat(answer.text()).isEqualTo("Good day");
        assertThat(answer.of(StreamEvent.TextDelta.class)).hasSize(1);
    }

    @Test
    void growingOutputIsToldPieceByPieceWhereThatIsWanted() {
        script(
                "{\"id\":\"p1\"}",
                "{\"status\":\"starting\",\"output\":null}",
                "{\"status\":\"processing\",\"output\":[\"Good\"]}",
                "{\"status\":\"succeeded\",\"output\":[\"Good\",\" day\"],\"logs\":\"one\\ntwo\"}");
        Collected answer = askText(JobUpdates.STREAM);
        assertThat(answer.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::text)
                .containsExactly("Good", " day");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void theLogIsToldLineByLineAndNoLineTwice() {
        script(
                "{\"id\":\"p1\"}",
                "{\"status\":\"processing\",\"logs\":\"one\"}",
                "{\"status\":\"processing\",\"logs\":\"one\\ntwo\"}",
                "{\"status\":\"succeeded\",\"output\":\"x\",\"logs\":\"one\\ntwo\\nthree\"}");
        assertThat(askText(JobUpdates.POLL).of(StreamEvent.JobLog.class))
                .extracting(StreamEvent.JobLog::line)
                .containsExactly("one", "two", "three");
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 'out of memory', out of memory",
        "canceled, '', cancelled",
        "aborted, '', aborted before it started"
    })
    void row35EachBadEndSaysWhy(String status, String error, String words) {
        script("{\"id\":\"p1\"}", "{\"status\":\"" + status + "\",\"error\":\"" + error + "\"}");
        assertThat(askText(JobUpdates.POLL).error()).isInstanceOfSatisfying(InferenceError.JobFailed.class, failed -> {
            assertThat(failed.jobId()).isEqualTo("p1");
            assertThat(failed.detail()).contains(words);
        });
    }

    @Test
    void row35AnUnknownStatusIsNotTakenForAnything() {
        script("{\"id\":\"p1\"}", "{\"status\":\"dancing\"}");
        assertThat(askText(JobUpdates.POLL).error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @ParameterizedTest
    @CsvSource({
        "owner/name, /v1/models/owner/name/predictions, ",
        "owner/name:5c7d, /v1/predictions, 5c7d",
        "5c7d5dc6, /v1/predictions, 5c7d5dc6"
    })
    void aModelHasAPlaceOfItsOwnAndAVersionHasNot(String model, String path, String version) {
        script("{\"id\":\"p1\"}", "{\"status\":\"succeeded\",\"output\":\"x\"}");
        ask(text(server.url("")).model(model), ResendConsent.REFUSE);
        assertThat(server.requests().getFirst().target()).isEqualTo(path);
        String body = server.requests().getFirst().bodyText();
        if (version == null) {
            assertThat(body).doesNotContain("version");
        } else {
            assertThat(body).contains("\"version\":\"" + version + "\"");
        }
    }

    @Test
    void aStreamOnAnotherHostIsNotAsked() {
        try (var elsewhere = new dev.parley.testkit.ScriptedHttpServer()) {
            script(
                    "{\"id\":\"p1\",\"urls\":{\"stream\":\"" + elsewhere.url("/s") + "\",\"get\":\""
                            + elsewhere.url("/g") + "\"}}",
                    "{\"status\":\"succeeded\",\"output\":\"x\"}");
            assertThat(askText(JobUpdates.STREAM).text()).isEqualTo("x");
            assertThat(elsewhere.connections()).isZero();
        }
    }
}
