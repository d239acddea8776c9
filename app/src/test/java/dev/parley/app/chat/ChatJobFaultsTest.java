package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of jobs on real sockets, named after their rows in the list of faults. */
class ChatJobFaultsTest {
    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final MemoryHistory history = new MemoryHistory();
    private final ChatStage stage = new ChatStage(history);
    private final EndpointConnector connector =
            EndpointConnector.builder().resendConsent(stage.consent).build();

    @BeforeEach
    void useJobs() {
        stage.connect = connector::connect;
        EndpointProfile profile = EndpointProfile.builder("endpoint", server.url(""))
                .model("m")
                .delivery(Delivery.VESSL_ASYNC)
                .build();
        stage.profiles.setAll(List.of(profile));
        stage.chat.choose(profile, null);
    }

    @AfterEach
    void closeAll() {
        connector.close();
        server.close();
    }

    private List<RecordedRequest> posts() {
        return server.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    /** What comes of a job whose polls are answered like this. */
    private TurnFault faultOf(Reply poll) {
        server.answer(request -> request.method().equals("POST") ? Reply.json(201, "{\"id\":\"job1\"}") : poll);
        stage.say("Hello");
        stage.awaitIdle();
        TurnFault fault = stage.last().fault().get();
        assertThat(fault).isNotNull();
        assertThat(posts()).hasSize(1);
        return fault;
    }

    @Test
    void row33AJobWhoseIdNeverCameIsUnknownAndIsNotCreatedAgain() {
        server.answer(
                Reply.status(201).header("Content-Length", "40").bytes("{\"i").cut());
        stage.say("Hello");
        stage.awaitIdle();
        TurnViewModel answer = stage.last();
        assertThat(answer.fault().get().kind()).isEqualTo("outcome_unknown");
        assertThat(answer.fault().get().sentence()).contains("check before you send it again");
        assertThat(answer.fault().get().bodySent()).isTrue();
        assertThat(answer.remedies().get()).containsExactly(FaultRemedy.CHECK, FaultRemedy.RETRY);
        assertThat(posts()).hasSize(1);
        assertThat(posts().getFirst().header("Idempotency-Key")).isNotBlank();
        assertThat(history.turn(stage.chatId(), answer.id()).state()).isEqualTo(TurnState.FAILED);
    }

    @Test
    void row33AConnectionThatDiesBeforeTheAnswerIsUnknownToo() {
        server.answer(Reply.raw("").reset());
        stage.say("Hello");
        stage.awaitIdle();
        assertThat(stage.last().fault().get().kind()).isEqualTo("outcome_unknown");
        assertThat(posts()).hasSize(1);
    }

    @Test
    void row33APersonWhoAsksAgainSendsAnotherKey() {
        server.answer(Reply.raw("").reset());
        stage.say("Hello");
        stage.awaitIdle();
        stage.chat.retry(stage.last());
        stage.awaitIdle();
        assertThat(posts())
                .extracting(request -> request.header("Idempotency-Key"))
                .doesNotHaveDuplicates();
    }

    @Test
    void row35AFailedJobShowsItsReason() {
        TurnFault fault = faultOf(Reply.json(200, "{\"status\":\"failed\",\"fail_reason\":\"GPU lost\"}"));
        assertThat(fault.kind()).isEqualTo("job_failed");
        assertThat(fault.detail()).contains("GPU lost");
        assertThat(stage.last().remedies().get()).containsExactly(FaultRemedy.RETRY);
    }

    @Test
    void row35AnExpiredJobIsNotFollowedAgain() {
        TurnFault fault = faultOf(Reply.json(404, "{\"error\":\"no such job\"}"));
        assertThat(fault.kind()).isEqualTo("job_expired");
        assertThat(stage.last().remedies().get()).containsExactly(FaultRemedy.RETRY);
    }

    @Test
    void row35AnUnknownStatusIsShownAsItCame() {
        TurnFault fault = faultOf(Reply.json(200, "{\"status\":\"levitating\"}"));
        assertThat(fault.kind()).isEqualTo("malformed_response");
        assertThat(fault.detail()).contains("levitating");
    }

    @Test
    void row35AServiceThatAnsweredWithAnErrorIsAFailedJob() {
        TurnFault fault = faultOf(
                Reply.json(200, "{\"status\":\"completed\",\"status_code\":500,\"raw_output\":\"out of memory\"}"));
        assertThat(fault.kind()).isEqualTo("job_failed");
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.detail()).contains("out of memory");
    }
}
