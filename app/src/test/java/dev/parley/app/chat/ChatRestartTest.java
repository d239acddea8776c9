package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a chat looks like after the program has ended and begun again, and after its history came back. */
class ChatRestartTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final MemoryHistory history = new MemoryHistory();
    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final EndpointConnector connector = EndpointConnector.builder().build();
    private final ChatStage stage = new ChatStage(history);
    private final EndpointProfile profile = EndpointProfile.builder("endpoint", server.url(""))
            .model("m")
            .delivery(Delivery.VESSL_ASYNC)
            .build();

    ChatRestartTest() {
        stage.connect = connector::connect;
        stage.profiles.setAll(List.of(profile));
        stage.chat.choose(profile, null);
    }

    @AfterEach
    void closeAll() {
        connector.close();
        server.close();
    }

    private Turn answer(Turn question) {
        return Turn.answer(question.id(), AT, new TurnOrigin(profile.id(), profile.name(), "m"));
    }

    private void store(String leafId, Turn... turns) {
        history.saveChat(new Chat("chat", "T", false, AT, AT, false, profile.id(), null, "", "", List.of(), leafId));
        for (Turn turn : turns) {
            history.saveTurn("chat", turn);
        }
    }

    @Test
    void row34TwoOpenJobsOfAChatAreFollowedAtTheSameTime() {
        Turn question = Turn.user(null, AT, "Hello");
        Turn first = answer(question).withJob("job1");
        Turn second = answer(question).withJob("job2");
        store(second.id(), question, first, second);
        AtomicBoolean secondWasAsked = new AtomicBoolean();
        server.answer(request -> {
            boolean isFirst = request.target().contains("job1");
            if (isFirst && !secondWasAsked.get()) {
                return Reply.json(200, "{\"status\":\"in_progress\"}");
            }
            secondWasAsked.set(true);
            return finished(isFirst ? "one" : "two");
        });
        stage.chat.resumeOpenAnswers();
        stage.fx.await(
                "both",
                () -> List.of(first, second).stream()
                        .allMatch(turn -> history.turn("chat", turn.id()).state() == TurnState.COMPLETE));
        assertThat(history.turn("chat", first.id()).text()).isEqualTo("one");
        assertThat(history.turn("chat", second.id()).text()).isEqualTo("two");
        assertThat(server.requests()).allMatch(request -> request.method().equals("GET"));
        stage.fx.await(
                "nothing runs any more", () -> stage.chat.activity().running().isEmpty());
    }

    private static Reply finished(String text) {
        return Reply.json(
                200,
                "{\"status\":\"completed\",\"status_code\":200,\"output\":{\"choices\":[{\"message\":{\"content\":\""
                        + text + "\"},\"finish_reason\":\"stop\"}]}}");
    }

    @Test
    void theJobOfABranchThatIsNotShownDoesNotHoldTheChatBack() {
        Turn question = Turn.user(null, AT, "Hello");
        Turn hidden = answer(question).withJob("job1");
        Turn leaf = answer(question).ended(TurnState.COMPLETE, null);
        store(leaf.id(), question, hidden, leaf);
        server.answer(Reply.json(200, "{\"status\":\"in_progress\"}"));
        stage.chat.open("chat");
        stage.fx.await("followed", () -> stage.chat.activity().running().contains("chat"));
        assertThat(stage.chat.running().get()).isNull();
        assertThat(stage.chat.state().get()).isEqualTo(ChatState.IDLE);
        stage.chat.switchBranch(java.util.Objects.requireNonNull(stage.chat.latestAnswer()), -1);
        assertThat(stage.running().id()).isEqualTo(hidden.id());
        stage.chat.stop();
        assertThat(stage.chat.activity().running()).isEmpty();
        stage.fx.await("saved", () -> history.turn("chat", hidden.id()).state() == TurnState.STOPPED);
    }

    @Test
    void aChatWhoseFirstAnswerTheEndOfTheProgramCutHasTheTitleOfItsQuestion() {
        Turn question = Turn.user(null, AT, "What is KServe? And why?");
        Turn open = answer(question);
        store(open.id(), question, open);
        history.saveChat(history.chat("chat").withTitle("", false));
        stage.chat.resumeOpenAnswers();
        stage.fx.await("a title", () -> history.chat("chat").title().equals("What is KServe?"));
        assertThat(history.turn("chat", open.id()).state()).isEqualTo(TurnState.FAILED);
        assertThat(history.chat("chat").titleByUser()).isFalse();
    }

    @Test
    void aChatThatIsLeftDuringItsFirstAnswerHasTheTitleOfItsQuestion() {
        server.answer(request -> request.method().equals("POST")
                ? Reply.json(201, "{\"id\":\"job1\"}")
                : Reply.json(200, "{\"status\":\"in_progress\"}"));
        stage.say("What is KServe?");
        stage.chat.dispose();
        assertThat(history.chat(stage.chatId()).title()).isEqualTo("What is KServe?");
    }

    @Test
    void whatCanBeDoneAboutAFaultIsStillOffered() {
        Turn question = Turn.user(null, AT, "Hello");
        Turn refused = answer(question)
                .ended(TurnState.FAILED, new TurnFault("unauthorized", "No.", 401, "", null, null, false, null));
        store(refused.id(), question, refused);
        stage.chat.open("chat");
        stage.fx.await("read", () -> stage.chat.state().get() == ChatState.IDLE);
        assertThat(stage.chat.latestAnswer().remedies().get()).containsExactly(FaultRemedy.EDIT_KEY, FaultRemedy.RETRY);
    }

    @Test
    void theEndOfTheProgramStopsAnAnswerAndLeavesAJobToBeFollowed() {
        server.answer(request -> request.method().equals("POST")
                ? Reply.json(201, "{\"id\":\"job1\"}")
                : Reply.json(200, "{\"status\":\"in_progress\"}"));
        stage.say("Hello");
        server.awaitRequests(2, java.time.Duration.ofSeconds(20));
        String job = stage.running().id();
        String jobChat = stage.chatId();

        stage.connect = ignored -> connector.connect(
                EndpointProfile.builder("direct", server.url("")).model("m").build());
        stage.chat.newChat();
        server.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\n")
                .stall());
        stage.say("And now?");
        TurnViewModel direct = stage.running();
        stage.fx.await("text", () -> direct.text().equals("Half"));

        stage.chat.dispose();

        assertThat(history.turn(stage.chatId(), direct.id()).state()).isEqualTo(TurnState.STOPPED);
        assertThat(history.turn(stage.chatId(), direct.id()).text()).isEqualTo("Half");
        stage.fx.drain();
        assertThat(history.turn(jobChat, job).state()).isEqualTo(TurnState.STREAMING);
        assertThat(history.turn(jobChat, job).jobId()).isEqualTo("job1");
    }

    @Test
    void theOpenChatIsReadAgainAfterARestoreAndKeepsWhatIsTyped() {
        Turn question = Turn.user(null, AT, "Hello");
        store(question.id(), question);
        stage.chat.open("chat");
        stage.fx.await("read", () -> stage.chat.state().get() == ChatState.IDLE);
        int before = stage.chat.items().size();
        Turn back = answer(question).ended(TurnState.STOPPED, null);
        store(back.id(), question, back);
        stage.chat.draft().set("being typed");

        stage.chat.reload();
        stage.fx.await("read again", () -> stage.chat.items().size() > before);

        assertThat(stage.chat.draft().get()).isEqualTo("being typed");
        assertThat(stage.chat.latestAnswer().id()).isEqualTo(back.id());
    }
}
