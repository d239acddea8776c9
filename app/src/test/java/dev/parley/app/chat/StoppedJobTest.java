package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.JobServer;
import dev.parley.testkit.ModelServer;
import dev.parley.testkit.ScriptedHttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job whose answer nobody waits for any more is ended at its server; one that is only left is not. */
class StoppedJobTest {
    private final MemoryHistory history = new MemoryHistory();
    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final EndpointConnector connector = EndpointConnector.builder().build();
    private final JobServer jobs = new JobServer("runpod", new ModelServer("openai-chat"), "", "x").endless();
    private final ChatStage stage = new ChatStage(history);

    StoppedJobTest() {
        server.answer(jobs);
        stage.connect = connector::connect;
        EndpointProfile profile = EndpointProfile.builder("RunPod", server.url(""))
                .delivery(Delivery.RUNPOD)
                .path("/v2/ep")
                .build();
        stage.profiles.setAll(profile);
        stage.chat.choose(profile, null);
    }

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    private TurnViewModel sayAndAwaitTheJob() {
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await(
                "the job's id",
                () -> jobs.id().equals(history.turn(stage.chatId(), answer.id()).jobId()));
        return answer;
    }

    @Test
    void stopEndsTheJob() {
        TurnViewModel answer = sayAndAwaitTheJob();
        stage.chat.stop();
        stage.fx.await("the end of the job", jobs::isCancelled);
        stage.fx.await("saved", () -> history.turn(stage.chatId(), answer.id()).state() == TurnState.STOPPED);
    }

    @Test
    void theEndOfTheProgramLeavesTheJobToTheNextStart() {
        TurnViewModel answer = sayAndAwaitTheJob();
        stage.chat.dispose();
        connector.close();
        assertThat(jobs.isCancelled()).isFalse();
        assertThat(history.turn(stage.chatId(), answer.id()).state()).isEqualTo(TurnState.STREAMING);
    }
}
