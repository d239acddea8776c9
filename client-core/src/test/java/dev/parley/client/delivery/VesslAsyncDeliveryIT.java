package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.WireListener;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.DeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VesslAsyncDeliveryIT extends DeliveryContractTest {
    private static final String ID = "98nlux8b0eu6";

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("async", baseUrl).delivery(Delivery.VESSL_ASYNC);
    }

    @Override
    protected void scriptAnswer(ScriptedHttpServer target, String text) {
        scriptPolls(target, completed(OpenAiBodies.chat(text)));
    }

    @Override
    protected void scriptSilence(ScriptedHttpServer target) {
        scriptPolls(target, Reply.json(200, "{\"status\":\"pending\"}"));
    }

    /** The job is accepted; its polls are answered in turn, the last one for ever. */
    private static void scriptPolls(ScriptedHttpServer target, Reply... polls) {
        ArrayDeque<Reply> left = new ArrayDeque<>(List.of(polls));
        target.answer(request -> {
            if (request.method().equals("POST")) {
                return Reply.json(201, "{\"id\":\"" + ID + "\"}");
            }
            return left.size() > 1 ? left.poll() : left.peek();
        });
    }

    private static Reply completed(String output) {
        return Reply.json(
                200,
                "{\"status\":\"completed\",\"status_code\":200,\"raw_output\":" + OpenAiBodies.json(output)
                        + ",\"output\":" + output + "}");
    }

    @Test
    void theBodyGoesIntoDataWithMethodAndPath() {
        scriptAnswer(server, "x");
        ask();
        assertThat(server.requests().getFirst().target()).isEqualTo("/base/async");
        JsonNode body = OpenAiBodies.parse(server.requests().getFirst().bodyText());
        assertThat(body.path("method").stringValue()).isEqualTo("POST");
        assertThat(body.path("path").stringValue()).isEqualTo("/v1/chat/completions");
        assertThat(body.at("/data/messages/0/content").stringValue()).isEqualTo("a private prompt");
        assertThat(body.at("/data/stream").isMissingNode()).isTrue();
        assertThat(server.requests().get(1).target()).isEqualTo("/base/async/" + ID + "/output");
    }

    @Test
    void row34TheIdIsHandedOutBeforeTheFirstPoll() {
        scriptAnswer(server, "x");
        try (EventStream stream = connector(ResendConsent.REFUSE)
                .connect(profile(server.url("")).build())
                .open(ChatRequest.of("x"))) {
            StreamEvent event = stream.next();
            while (!(event instanceof StreamEvent.JobAccepted)) {
                event = stream.next();
            }
            assertThat(((StreamEvent.JobAccepted) event).id()).isEqualTo(ID);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void pendingAndRunningArePhasesEachOnce() {
        scriptPolls(
                server,
                Reply.json(200, "{\"status\":\"pending\"}"),
                Reply.json(200, "{\"status\":\"in_progress\"}"),
                completed(OpenAiBodies.chat("done")));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("done");
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::phase)
                .containsExactly(Phase.CONNECTING, Phase.WAITING, Phase.QUEUED, Phase.RUNNING);
        assertThat(answer.posts()).isEqualTo(1);
    }

    @Test
    void pollsThatFailForAMomentAreRepeatedAndTheJobIsNotCreatedAgain() {
        scriptPolls(
                server,
                Reply.json(500, "{}"),
                Reply.raw(""),
                Reply.json(429, "{}").header("Retry-After", "0"),
                completed(OpenAiBodies.chat("done")));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("done");
        assertThat(posts(server.requests())).isEqualTo(1);
    }

    @Test
    void theServersWishForTheNextPollIsHonoured() {
        scriptPolls(
                server,
                Reply.json(200, "{\"status\":\"pending\"}").header("Retry-After", "3600"),
                completed(OpenAiBodies.chat("never seen")));
        Timeouts quick = Timeouts.DEFAULT.with(TimeoutPhase.TOTAL, Duration.ofSeconds(3));
        Collected answer = ask(profile(server.url("")).timeouts(quick), ResendConsent.REFUSE);
        assertThat(answer.error()).isInstanceOf(InferenceError.Timeout.class);
        assertThat(server.requests()).as("the submission and one poll").hasSize(2);
    }

    @Test
    void row35AFailedJobSaysWhy() {
        scriptPolls(
                server, Reply.json(200, "{\"status\":\"failed\",\"status_code\":500,\"fail_reason\":\"no GPU left\"}"));
        assertThat(ask().error()).isInstanceOfSatisfying(InferenceError.JobFailed.class, failed -> {
            assertThat(failed.jobId()).isEqualTo(ID);
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.detail()).isEqualTo("no GPU left");
        });
    }

    @Test
    void row35ACompletedJobWithAnotherStatusThan2xxFailed() {
        scriptPolls(server, Reply.json(200, "{\"status\":\"completed\",\"status_code\":422,\"raw_output\":\"bad\"}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.JobFailed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aJobThatTheServerForgotHasExpired(int status) {
        scriptPolls(server, Reply.json(status, "{}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.JobExpired.class);
    }

    @Test
    void row35AnUnknownStatusEndsWithWhatCame() {
        scriptPolls(server, Reply.json(200, "{\"status\":\"sleeping\"}"));
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.MalformedResponse.class);
        assertThat(answer.error().detail()).contains("sleeping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"../../secrets\"}", "not json"})
    void anAcceptanceWithoutAUsableIdIsAnUnknownOutcome(String body) {
        server.answer(Reply.json(201, body));
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.OutcomeUnknown.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void outputThatIsNotJsonIsTakenFromRawOutput() {
        scriptPolls(server, Reply.json(200, "{\"status\":\"completed\",\"status_code\":200,\"raw_output\":\"plain\"}"));
        assertThat(ask().error()).as("the protocol wants JSON").isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @Test
    void row34AJobOfAnEarlierLifeIsFollowedWithoutAPost() {
        scriptAnswer(server, "still there");
        var client =
                connector(ResendConsent.REFUSE).connect(profile(server.url("")).build());
        Collected answer = Collected.from(listener -> client.resume(ID, listener));
        assertThat(answer.text()).isEqualTo("still there");
        assertThat(answer.posts()).isZero();
        assertThat(server.requests()).allSatisfy(r -> assertThat(r.method()).isEqualTo("GET"));
        assertThatThrownBy(() -> client.resume("../x", WireListener.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingEndsTheWaitBetweenTwoPolls() {
        scriptSilence(server);
        List<StreamEvent> events = new ArrayList<>();
        EventStream stream = connector(ResendConsent.REFUSE)
                .connect(profile(server.url("")).build())
                .open(ChatRequest.of("x"));
        Thread.ofVirtual().start(() -> {
            awaitRequests(server, 3);
            stream.close();
        });
        for (StreamEvent e = stream.next(); e != null; e = stream.next()) {
            events.add(e);
        }
        assertThat(events.getLast()).isInstanceOf(StreamEvent.Cancelled.class);
        assertThat(posts(server.requests())).isEqualTo(1);
    }
}
