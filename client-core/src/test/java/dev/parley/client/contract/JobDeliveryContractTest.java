package dev.parley.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceException;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.WireListener;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.testkit.JobServer;
import dev.parley.testkit.ModelServer;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every delivery that makes jobs promises besides, against a server written from the API's documentation. */
public abstract class JobDeliveryContractTest extends DeliveryContractTest {

    /** The API's id, as {@link JobServer} knows it. */
    protected abstract String api();

    /** The id of the protocol that {@link #profile} speaks. */
    protected String protocol() {
        return "openai-chat";
    }

    protected boolean hasCancel() {
        return true;
    }

    protected JobServer jobServer(String prefix, String text) {
        return new JobServer(api(), new ModelServer(protocol()), prefix, text);
    }

    @Override
    protected void scriptAnswer(ScriptedHttpServer target, String text) {
        target.answer(new AnyPrefix(this, text, false));
    }

    @Override
    protected void scriptSilence(ScriptedHttpServer target) {
        target.answer(new AnyPrefix(this, "", true));
    }

    /** The contract asks below {@code /base} and at the root. */
    private static final class AnyPrefix implements java.util.function.Function<RecordedRequest, Reply> {
        private final JobServer atRoot;
        private final JobServer below;

        AnyPrefix(JobDeliveryContractTest test, String text, boolean endless) {
            atRoot = endless ? test.jobServer("", text).endless() : test.jobServer("", text);
            below = endless ? test.jobServer("/base", text).endless() : test.jobServer("/base", text);
        }

        @Override
        public Reply apply(RecordedRequest request) {
            return (request.target().startsWith("/base") ? below : atRoot).apply(request);
        }
    }

    /** The server's polls fail in this way once each, then go on as scripted. */
    protected void scriptFailingPolls(JobServer good, Predicate<RecordedRequest> isPoll, Reply... failures) {
        List<Reply> left = new ArrayList<>(List.of(failures));
        server.answer(request -> isPoll.test(request) && !left.isEmpty() ? left.removeFirst() : good.apply(request));
    }

    protected boolean isPoll(RecordedRequest request) {
        return request.body().length == 0;
    }

    /** Text is what such a job returns as it is: the whole result, by the empty pointer. */
    protected EndpointProfile.Builder text(URI baseUrl) {
        return profile(baseUrl)
                .protocol(Protocol.TEMPLATE)
                .template(new TemplateSettings("{\"prompt\":\"{{prompt}}\"}", "", StreamRule.JSON, null));
    }

    /** The answer to what makes the job, and to its polls in turn, the last one for ever. */
    protected void script(String created, String... polls) {
        ArrayDeque<String> left = new ArrayDeque<>(List.of(polls));
        server.answer(request -> request.body().length > 0
                ? Reply.json(200, created)
                : Reply.json(200, left.size() > 1 ? left.poll() : left.peek()));
    }

    protected Collected askText(JobUpdates updates) {
        return ask(text(server.url("")).jobUpdates(updates), ResendConsent.REFUSE);
    }

    private InferenceClient client() {
        return connector(ResendConsent.REFUSE).connect(profile(server.url("")).build());
    }

    @Test
    void row34TheIdIsHandedOutBeforeTheFirstPoll() {
        JobServer jobs = jobServer("", "x");
        server.answer(jobs);
        try (EventStream stream = client().open(ChatRequest.of("x"))) {
            StreamEvent event = stream.next();
            while (!(event instanceof StreamEvent.JobAccepted)) {
                event = stream.next();
            }
            assertThat(((StreamEvent.JobAccepted) event).id()).isEqualTo(jobs.id());
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void theModelServerGetsTheProtocolsOwnBody() {
        JobServer jobs = jobServer("", "x");
        server.answer(jobs);
        Collected.from(l -> client().open(ChatRequest.of("a \"private\" prompt"), l));
        assertThat(jobs.accepted()).contains("a \\\"private\\\" prompt").doesNotContain("\"stream\":true");
    }

    @Test
    void waitingAndWorkAreToldAsPhases() {
        server.answer(jobServer("", "x"));
        Collected answer = Collected.from(l -> client().open(ChatRequest.of("x"), l));
        assertThat(answer.text()).isEqualTo("x");
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::phase)
                .startsWith(Phase.CONNECTING, Phase.WAITING)
                .containsAnyOf(Phase.QUEUED, Phase.RUNNING)
                .doesNotHaveDuplicates();
    }

    @Test
    void pollsThatFailForAMomentAreRepeatedAndTheJobIsNotMadeAgain() {
        scriptFailingPolls(
                jobServer("", "done"),
                this::isPoll,
                Reply.json(500, "{}"),
                Reply.raw(""),
                Reply.json(429, "{}").header("Retry-After", "0"));
        Collected answer = Collected.from(l -> client().open(ChatRequest.of("x"), l));
        assertThat(answer.text()).isEqualTo("done");
        assertThat(posts(server.requests())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 422})
    void anyOtherRefusalOfAPollEndsTheFollowing(int status) {
        scriptFailingPolls(jobServer("", "never"), this::isPoll, Reply.json(status, "{\"error\":\"no\"}"));
        Collected answer = Collected.from(l -> client().open(ChatRequest.of("x"), l));
        assertThat(answer.last()).isInstanceOf(StreamEvent.Failed.class);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void row35AForgottenJobIsExpired(int status) {
        JobServer jobs = jobServer("", "never");
        scriptFailingPolls(jobs, this::isPoll, Reply.json(status, "{\"detail\":\"gone\"}"));
        Collected answer = Collected.from(l -> client().open(ChatRequest.of("x"), l));
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.JobExpired.class,
                        expired -> assertThat(expired.jobId()).isEqualTo(jobs.id()));
    }

    @Test
    void theServersWishForTheNextPollIsHonoured() {
        scriptFailingPolls(
                jobServer("", "never"), this::isPoll, Reply.json(429, "{}").header("Retry-After", "3600"));
        Timeouts quick = Timeouts.DEFAULT.with(TimeoutPhase.TOTAL, Duration.ofSeconds(2));
        Collected answer = ask(profile(server.url("")).timeouts(quick), ResendConsent.REFUSE);
        assertThat(answer.error()).isInstanceOf(InferenceError.Timeout.class);
        assertThat(server.requests()).as("the submission and one poll").hasSize(2);
    }

    @Test
    void row34AJobOfAnEarlierLifeIsFollowedWithoutAPost() {
        JobServer jobs = jobServer("", "still there");
        server.answer(jobs);
        Collected.from(l -> client().open(ChatRequest.of("x"), l));
        Collected again = Collected.from(l -> client().resume(jobs.id(), l));
        assertThat(again.text()).isEqualTo("still there");
        assertThat(again.posts()).isZero();
        assertThat(posts(server.requests())).isEqualTo(1);
    }

    @Test
    void anIdThatWouldLeadElsewhereIsRefused() {
        InferenceClient client = client();
        for (String id : List.of("../x", "a/b", "a?b", "..", "", "a b", "a\r\nX: y")) {
            assertThatThrownBy(() -> client.resume(id, WireListener.NONE))
                    .as(id)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "not json", "{\"id\":\"../../x\",\"request_id\":\"a/b\",\"task_id\":7.5}"})
    void row33AnAcceptanceWithoutAUsableIdIsAnUnknownOutcome(String body) {
        server.answer(Reply.json(200, body));
        Collected answer = Collected.from(l -> client().open(ChatRequest.of("x"), l));
        assertThat(answer.error()).isInstanceOf(InferenceError.OutcomeUnknown.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row33AnIdempotencyKeyGoesWithTheOneRequest() {
        server.answer(jobServer("", "x"));
        Collected.from(l -> client().open(ChatRequest.of("x"), l));
        assertThat(server.requests().getFirst().header("idempotency-key")).isNotBlank();
    }

    @Test
    void aJobIsEndedWhereTheApiCanDoThat() {
        JobServer jobs = jobServer("", "x").endless();
        server.answer(jobs);
        InferenceClient client = client();
        try (EventStream stream = client.open(ChatRequest.of("x"))) {
            StreamEvent event = stream.next();
            while (!(event instanceof StreamEvent.JobAccepted)) {
                event = stream.next();
            }
        }
        assertThat(client.cancelJob(jobs.id(), WireListener.NONE)).isEqualTo(hasCancel());
        assertThat(jobs.isCancelled()).isEqualTo(hasCancel());
        assertThat(posts(server.requests())).isEqualTo(1);
    }

    @Test
    void closingTheConnectorEndsAStreamBetweenTwoPollsAndRefusesNewOnes() throws InterruptedException {
        server.answer(jobServer("", "x").endless());
        EndpointConnector connector = connector(ResendConsent.REFUSE);
        InferenceClient client = connector.connect(profile(server.url("")).build());
        List<StreamEvent> events = new ArrayList<>();
        Thread reader = Thread.ofVirtual()
                .start(() -> events.addAll(
                        Collected.from(l -> client.open(ChatRequest.of("x"), l)).events()));
        awaitRequests(server, 3);
        connector.close();
        assertThat(reader.join(SOON)).isTrue();
        assertThat(events.getLast()).isInstanceOf(StreamEvent.Cancelled.class);

        int before = server.requests().size();
        Collected late = Collected.from(l -> client.open(ChatRequest.of("x"), l));
        assertThat(late.last()).isInstanceOf(StreamEvent.Cancelled.class);
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void aRefusedCancelSaysWhy() {
        server.answer(Reply.json(400, "{\"error\":\"cannot be cancelled\"}"));
        InferenceClient client = client();
        if (hasCancel()) {
            assertThatThrownBy(() -> client.cancelJob("job-1", WireListener.NONE))
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("cannot be cancelled");
        } else {
            assertThat(client.cancelJob("job-1", WireListener.NONE)).isFalse();
            assertThat(server.connections()).isZero();
        }
    }
}
