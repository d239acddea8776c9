package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.JobServer;
import dev.parley.testkit.ModelServer;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.ScriptedHttpServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley jobs} over the chats of a window that is closed, as a person or a script runs it. */
@DisabledOnOs(OS.WINDOWS)
class JobsCommandIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path home;

    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final JobServer jobs = new JobServer("runpod", new ModelServer("openai-chat"), "", "세 가지 인사");

    @BeforeEach
    void aChatWithThreeJobs() {
        server.answer(jobs);
        ProfileStore.open(home.resolve(".config/parley/profiles.json"))
                .put(EndpointProfile.builder("Farm", server.url(""))
                        .id("farm")
                        .delivery(Delivery.RUNPOD)
                        .path("/v2/ep")
                        .model("m")
                        .build());
        try (History history = history()) {
            Chat chat = Chat.create(AT, "farm", "m").withTitle("Greetings", true);
            history.saveChat(chat);
            save(history, chat, "farm", jobs.id(), TurnState.STREAMING, "인사말 세 가지");
            save(history, chat, "farm", "old-done", TurnState.COMPLETE, "older");
            save(history, chat, "demo-async", "demo-open", TurnState.STREAMING, "at the demo");
        }
    }

    private History history() {
        return Histories.open(home.resolve(".local/share/parley"));
    }

    private static void save(History to, Chat chat, String profile, String job, TurnState state, String prompt) {
        Turn asked = Turn.user(null, AT, prompt);
        Turn answer = Turn.answer(asked.id(), AT, new TurnOrigin(profile, "Farm", "m"))
                .withJob(job);
        to.saveTurn(chat.id(), asked);
        to.saveTurn(chat.id(), state == TurnState.STREAMING ? answer : answer.ended(state, null));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private ParleyProcess.Result jobs(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "jobs";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ParleyProcess.at(home).run(all);
    }

    @Test
    void theListIsDataWithTabsOrJsonLines() {
        ParleyProcess.Result plain = jobs("list");
        assertThat(plain.exitCode()).isZero();
        assertThat(plain.err()).isEmpty();
        assertThat(plain.out().lines())
                .contains("job-1a2b\topen\t2026-03-01T12:00:00Z\tFarm\t인사말 세 가지")
                .hasSize(3);

        ParleyProcess.Result json = jobs("list", "--json", "--open");
        List<JsonNode> lines = json.out().lines().map(JSON::readTree).toList();
        assertThat(lines).extracting(line -> line.get("state").stringValue()).containsExactly("open", "open");
        assertThat(lines).extracting(line -> line.get("id").stringValue()).contains("job-1a2b", "demo-open");
    }

    @Test
    void aJobIsWaitedForAndItsAnswerIsThereAfterwardsWithoutASecondPost() {
        ParleyProcess.Result waited = jobs("wait", "job-1");
        assertThat(waited).isEqualTo(new ParleyProcess.Result(0, "세 가지 인사\n", ""));
        assertThat(server.requests()).extracting(RecordedRequest::method).containsOnly("GET");

        assertThat(jobs("show", "job-1a2b").out()).contains("state: completed", "prompt: 인사말 세 가지", "세 가지 인사");
        ParleyProcess.Result again = jobs("cancel", "job-1a2b");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("has ended already");
    }

    @Test
    void anOpenJobIsCancelledAtItsServer() {
        jobs.endless();
        assertThat(jobs("cancel", "job-1a2b")).isEqualTo(new ParleyProcess.Result(0, "", ""));
        assertThat(jobs.isCancelled()).isTrue();
        assertThat(jobs("list").out()).contains("job-1a2b\tcancelled");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() {
        ParleyProcess.Result unknown = jobs("show", "nothing");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("There is no job nothing")
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
        ParleyProcess.Result inWindow = jobs("cancel", "demo-open");
        assertThat(inWindow.exitCode()).isEqualTo(1);
        assertThat(inWindow.err())
                .contains("open the window")
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
        assertThat(jobs("wait").exitCode()).isEqualTo(2);
    }
}
