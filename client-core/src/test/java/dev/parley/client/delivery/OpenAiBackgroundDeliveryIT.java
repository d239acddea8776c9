package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.ModelServer;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiBackgroundDeliveryIT extends JobDeliveryContractTest {
    private static final List<String> EVENTS = new ModelServer("openai-responses").events(List.of("Good", " day"));

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("background", baseUrl)
                .protocol(Protocol.OPENAI_RESPONSES)
                .delivery(Delivery.OPENAI_BACKGROUND);
    }

    @Override
    protected String api() {
        return "openai-background";
    }

    @Override
    protected String protocol() {
        return "openai-responses";
    }

    private static Reply events(int from, int to) {
        Reply reply = Reply.sse();
        for (String event : EVENTS.subList(from, to)) {
            reply = reply.chunk(event + "\n\n");
        }
        return reply;
    }

    private Collected stream() {
        return ask(profile(server.url("")).jobUpdates(JobUpdates.STREAM), ResendConsent.REFUSE);
    }

    @Test
    void theStreamIsReadAsItComesAndTellsItsPhases() {
        server.answer(events(0, EVENTS.size()));
        Collected answer = stream();
        assertThat(answer.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::text)
                .containsExactly("Good", " day");
        assertThat(answer.of(StreamEvent.JobAccepted.class))
                .extracting(StreamEvent.JobAccepted::id)
                .containsExactly("resp_1");
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::phase)
                .containsExactly(Phase.CONNECTING, Phase.WAITING, Phase.QUEUED, Phase.RUNNING);
        String body = server.requests().getFirst().bodyText();
        assertThat(body).contains("\"background\":true", "\"store\":true", "\"stream\":true");
    }

    @Test
    void aCutStreamIsTakenUpAfterTheLastEventAndNothingIsToldTwice() {
        server.answer(request -> switch (request.method() + " " + request.target()) {
            case "POST /v1/responses" -> events(0, 3).cut();
            case "GET /v1/responses/resp_1?stream=true&starting_after=2" ->
                events(3, 4).cut();
            case "GET /v1/responses/resp_1?stream=true&starting_after=3" -> events(4, EVENTS.size());
            default -> Reply.json(404, "{}");
        });
        Collected answer = stream();
        assertThat(answer.text()).isEqualTo("Good day");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.of(StreamEvent.JobAccepted.class)).hasSize(1);
        assertThat(answer.posts()).isEqualTo(1);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void whereTheStreamCannotBeTakenUpTheRestComesFromAPoll() {
        server.answer(request -> switch (request.method() + " " + request.target()) {
            case "POST /v1/responses" -> events(0, 3).cut();
            case "GET /v1/responses/resp_1?stream=true&starting_after=2" ->
                Reply.json(400, "{\"error\":{\"message\":\"not streamed\"}}");
            case "GET /v1/responses/resp_1" -> Reply.json(200, new ModelServer("openai-responses").json("Good day"));
            default -> Reply.json(404, "{}");
        });
        Collected answer = stream();
        assertThat(answer.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::text)
                .containsExactly("Good", " day");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void row33AStreamThatBreaksBeforeItsIdIsAnUnknownOutcome() {
        server.answer(Reply.sse().chunk(": hello\n\n").cut());
        Collected answer = stream();
        assertThat(answer.error()).isInstanceOf(InferenceError.OutcomeUnknown.class);
        assertThat(server.requests()).hasSize(1);
    }

    /** A known fault of a server: a response whose stream broke at the first event stays queued for ever. */
    @Test
    void aResponseThatStaysQueuedForEverEndsWithTheTotalTime() {
        server.answer(request -> request.method().equals("POST")
                ? events(0, 1).cut()
                : Reply.json(200, "{\"id\":\"resp_1\",\"status\":\"queued\"}"));
        Collected answer = ask(
                profile(server.url(""))
                        .jobUpdates(JobUpdates.STREAM)
                        .timeouts(timeouts().with(TimeoutPhase.TOTAL, Duration.ofSeconds(3))),
                ResendConsent.REFUSE);
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.Timeout.class,
                        timeout -> assertThat(timeout.phase()).isEqualTo(TimeoutPhase.TOTAL));
        assertThat(answer.posts()).isEqualTo(1);
    }

    @Test
    void aServerThatIsGoneForGoodEndsTheTakingUp() {
        server.answer(request -> request.method().equals("POST") ? events(0, 2).cut() : Reply.json(404, "{}"));
        assertThat(stream().error()).isInstanceOf(InferenceError.JobExpired.class);
    }

    @Test
    void aStreamOfAnEarlierLifeIsReadFromItsBeginning() {
        server.answer(request -> request.target().equals("/v1/responses/resp_1?stream=true")
                ? events(0, EVENTS.size())
                : Reply.json(404, "{}"));
        var client = connector(ResendConsent.REFUSE)
                .connect(profile(server.url("")).jobUpdates(JobUpdates.STREAM).build());
        Collected answer = Collected.from(l -> client.resume("resp_1", l));
        assertThat(answer.text()).isEqualTo("Good day");
        assertThat(answer.posts()).isZero();
    }

    @Test
    void row35AResponseThatFailedOrWasCancelledSaysSo() {
        server.answer(request -> request.method().equals("POST")
                ? Reply.json(200, "{\"id\":\"resp_1\",\"status\":\"queued\"}")
                : Reply.json(200, "{\"id\":\"resp_1\",\"status\":\"cancelled\"}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.JobFailed.class);
        server.answer(
                request -> request.method().equals("POST")
                        ? Reply.json(200, "{\"id\":\"resp_1\",\"status\":\"queued\"}")
                        : Reply.json(
                                200,
                                "{\"id\":\"resp_1\",\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"it broke\"}}"));
        assertThat(ask().error().detail()).contains("it broke");
    }
}
