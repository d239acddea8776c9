package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.TimeoutPhase;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import dev.parley.testkit.FaultyTcpProxy;
import dev.parley.testkit.Gate;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults on real sockets, named after their rows in the list of faults: what a turn shows, keeps and offers. */
class ChatFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final MemoryHistory history = new MemoryHistory();
    private final ChatStage stage = new ChatStage(history);
    private final EndpointConnector connector =
            EndpointConnector.builder().resendConsent(stage.consent).build();

    ChatFaultsTest() {
        stage.connect = connector::connect;
        use(profile(server.url("")).build());
    }

    @AfterEach
    void closeAll() {
        connector.close();
        server.close();
    }

    @Test
    void row11ARateLimitCountsDownAndIsSentAgainOnlyOnTheUsersWord() {
        server.answerInTurn(
                Reply.status(429).header("Retry-After", "1").body("{\"error\":{\"message\":\"slow down\"}}"),
                whole("Fine"));
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await("the question", () -> answer.question().get() != null);
        assertThat(answer.question().get().delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(answer.question().get().fault().status()).isEqualTo(429);
        assertThat(server.requests()).hasSize(1);
        answer.question().get().answer(true);
        stage.awaitIdle();
        assertThat(answer.text()).isEqualTo("Fine");
        assertThat(answer.question().get()).isNull();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void row11ARefusedResendIsAFaultWithTheTimeToWait() {
        server.answer(Reply.status(429).header("Retry-After", "90").body("{}"));
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await("the question", () -> answer.question().get() != null);
        answer.question().get().answer(false);
        stage.awaitIdle();
        assertThat(answer.state().get()).isEqualTo(TurnState.FAILED);
        assertThat(answer.fault().get().retryAfterMillis()).isEqualTo(90_000);
        assertThat(answer.remedies().get()).contains(FaultRemedy.WAIT_AND_RETRY, FaultRemedy.RETRY);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row11StopEndsTheQuestion() {
        server.answer(Reply.status(429).header("Retry-After", "1").body("{}"));
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await("the question", () -> answer.question().get() != null);
        stage.chat.stop();
        assertThat(answer.question().get()).isNull();
        stage.fx.await("saved", () -> history.journal().contains("saveTurn ASSISTANT STOPPED "));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row12AServerErrorBeforeTheFirstByteIsAFaultAndNothingIsSentTwice() {
        server.answer(
                Reply.json(500, "{\"error\":{\"message\":\"out of memory\"}}").header("x-request-id", "req_1"));
        stage.say("Hello");
        stage.awaitIdle();
        TurnFault fault = stage.last().fault().get();
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.detail()).contains("out of memory");
        assertThat(fault.rawBody()).contains("out of memory");
        assertThat(stage.last().remedies().get()).containsExactly(FaultRemedy.RETRY);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row13AfterTheFirstByteNothingIsSentAgainAndContinueAndRetryAreOffered() {
        server.answer(Reply.sse().chunk(delta("Half")).chunk("data: {\"error\":{\"message\":\"died\"}}\n\n"));
        stage.say("Hello");
        stage.awaitIdle();
        TurnViewModel answer = stage.last();
        assertThat(answer.state().get()).isEqualTo(TurnState.CUT);
        assertThat(answer.text()).isEqualTo("Half");
        assertThat(answer.remedies().get()).containsExactly(FaultRemedy.CONTINUE, FaultRemedy.RETRY);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row13EvenWhereTheProfileSendsAgainByItselfNothingIsSentAfterTheFirstByte() {
        use(profile(server.url("")).resend(ResendPolicy.ALWAYS).build());
        Gate gate = new Gate();
        server.answerInTurn(Reply.sse().chunk(delta("Half")).await(gate).reset(), whole("Once more"));
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        assertThat(answer.isSentAgainByItself()).isTrue();
        stage.fx.await("text", () -> answer.text().equals("Half"));
        gate.open();
        stage.awaitIdle();
        assertThat(answer.state().get()).isEqualTo(TurnState.CUT);
        assertThat(answer.text()).isEqualTo("Half");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row14AStreamThatEndsByFinWithoutItsMarkerEndedEarlyAndThePartIsKept() {
        server.answer(Reply.sse().chunk(delta("One ")).chunk(delta("two")).cut());
        stage.say("Hello");
        stage.awaitIdle();
        TurnViewModel answer = stage.last();
        assertThat(answer.fault().get().kind()).isEqualTo("truncated");
        assertThat(answer.text()).isEqualTo("One two");
        assertThat(history.turn(stage.chatId(), answer.id()).state()).isEqualTo(TurnState.CUT);
        assertThat(stage.shown()).containsExactly("user Hello", "head", "block One two", "fault", "actions");
        assertThat(stage.chat.title().get()).isEqualTo("Hello");
    }

    @Test
    void row15AResetInTheMiddleOfAChunkKeepsThePart() {
        Gate gate = new Gate();
        server.answer(Reply.sse().chunk(delta("Part")).await(gate).reset());
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await("text", () -> answer.text().equals("Part"));
        gate.open();
        stage.awaitIdle();
        assertThat(answer.state().get()).isEqualTo(TurnState.CUT);
        assertThat(answer.text()).isEqualTo("Part");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row16ASilentStreamEndsByItsIdleTimeOut() {
        Timeouts timeouts = Timeouts.DEFAULT.with(TimeoutPhase.IDLE, Duration.ofMillis(300));
        use(profile(server.url("")).timeouts(timeouts).build());
        server.answer(Reply.sse().chunk(delta("Part")).stall());
        stage.say("Hello");
        stage.awaitIdle();
        assertThat(stage.last().fault().get().kind()).isEqualTo("timeout");
        assertThat(stage.last().state().get()).isEqualTo(TurnState.CUT);
        assertThat(stage.last().text()).isEqualTo("Part");
    }

    @Test
    void row16AfterFifteenSilentSecondsThereIsANoticeWhichTheNextPieceEnds() {
        Gate gate = new Gate();
        Gate hold = new Gate();
        server.answer(Reply.sse()
                .chunk(delta("One"))
                .await(gate)
                .chunk(delta(" two"))
                .await(hold)
                .chunk(END));
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await("text", () -> answer.text().equals("One"));
        assertThat(answer.quietSince().get()).isNull();
        stage.clockJump.addAndGet(Duration.ofSeconds(15).toNanos());
        stage.elapse(Duration.ofSeconds(15));
        assertThat(answer.quietSince().get()).isNotNull();
        assertThat(stage.shown()).endsWith("quiet");
        gate.open();
        stage.fx.await("text", () -> answer.text().equals("One two"));
        assertThat(answer.quietSince().get()).isNull();
        hold.open();
        stage.awaitIdle();
        assertThat(answer.state().get()).isEqualTo(TurnState.COMPLETE);
    }

    @Test
    void row34TheJobIdIsStoredBeforeTheFirstPoll() {
        use(profile(server.url("")).delivery(Delivery.VESSL_ASYNC).build());
        CompletableFuture<Void> disk = new CompletableFuture<>();
        history.flushWith(disk);
        AtomicBoolean polledTooEarly = new AtomicBoolean();
        server.answer(request -> {
            if (request.method().equals("POST")) {
                return Reply.json(201, "{\"id\":\"job1\"}");
            }
            polledTooEarly.compareAndSet(false, !disk.isDone());
            return Reply.json(200, completedJob("Done"));
        });
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await("the id is handed over", () -> history.journal().contains("flush"));
        assertThat(history.turn(stage.chatId(), answer.id()).jobId()).isEqualTo("job1");
        disk.complete(null);
        stage.awaitIdle();
        assertThat(answer.text()).isEqualTo("Done");
        assertThat(polledTooEarly).isFalse();
        assertThat(posts()).hasSize(1);
    }

    @Test
    void row34AfterARestartTheJobIsFollowedWithoutAPost() {
        EndpointProfile profile =
                profile(server.url("")).delivery(Delivery.VESSL_ASYNC).build();
        use(profile);
        Turn open = storedAnswer(profile, "", "job7");
        server.answer(Reply.json(200, completedJob("Here it is")));
        stage.chat.resumeOpenAnswers();
        stage.fx.await("the job's answer", () -> history.turn("chat", open.id()).state() == TurnState.COMPLETE);
        assertThat(history.turn("chat", open.id()).text()).isEqualTo("Here it is");
        assertThat(history.turn("chat", open.id()).jobId()).isEqualTo("job7");
        assertThat(server.requests())
                .isNotEmpty()
                .allMatch(request ->
                        request.method().equals("GET") && request.target().contains("/async/job7/output"));
    }

    @Test
    void anAnswerThatTheEndOfTheProgramCutIsMarkedAndKept() {
        EndpointProfile profile = profile(server.url("")).build();
        use(profile);
        Turn open = storedAnswer(profile, "Half of it", null);
        stage.chat.resumeOpenAnswers();
        stage.fx.drain();
        Turn cut = history.turn("chat", open.id());
        assertThat(cut.state()).isEqualTo(TurnState.CUT);
        assertThat(cut.text()).isEqualTo("Half of it");
        assertThat(cut.fault().kind()).isEqualTo(TurnFault.APP_ENDED);
        assertThat(stage.chat.activity().failed()).containsExactly("chat");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void row36AfterASleepTheCutStreamIsKeptAndNothingIsSentAgain() {
        try (FaultyTcpProxy proxy = FaultyTcpProxy.before(server.port())) {
            use(profile(proxy.url("")).build());
            server.answer(Reply.sse().chunk(delta("Before")).stall());
            stage.say("Hello");
            TurnViewModel answer = stage.running();
            stage.fx.await("text", () -> answer.text().equals("Before"));
            stage.clockJump.addAndGet(Duration.ofHours(8).toNanos());
            long resumed = System.nanoTime();
            proxy.resetAll();
            stage.awaitIdle();
            assertThat(System.nanoTime() - resumed).isLessThan(TimeUnit.SECONDS.toNanos(25));
            assertThat(answer.state().get()).isEqualTo(TurnState.CUT);
            assertThat(answer.text()).isEqualTo("Before");
            assertThat(server.requests()).hasSize(1);
            assertThat(proxy.connections()).isEqualTo(1);
        }
    }

    @Test
    void row42AKeyThatTheKeyStoreDoesNotGiveIsSaidAndNothingIsSent() {
        String sentence = "The key ring is locked or denies access; unlock it and try again.";
        SecretSource locked = ref -> {
            throw new SecretStoreException(sentence);
        };
        try (EndpointConnector withoutKeys =
                EndpointConnector.builder().secrets(locked).build()) {
            stage.connect = withoutKeys::connect;
            use(profile(server.url("")).secretId("key").build());
            stage.say("Hello");
            stage.awaitIdle();
            assertThat(stage.last().fault().get().kind()).isEqualTo(LocalFaults.KEY_STORE);
            assertThat(stage.last().fault().get().sentence()).isEqualTo(sentence);
            assertThat(stage.last().remedies().get()).containsExactly(FaultRemedy.EDIT_KEY, FaultRemedy.RETRY);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aColdRelayOffersToSendAsAJobIfAProfileOfTheSameServerCan() {
        EndpointProfile relay = profile(server.url("/svc"))
                .id("relay")
                .delivery(Delivery.VESSL_RELAY)
                .build();
        EndpointProfile async = profile(server.url("/svc"))
                .id("async")
                .delivery(Delivery.VESSL_ASYNC)
                .build();
        use(relay);
        stage.profiles.add(async);
        server.answer(request -> request.target().contains("/request/")
                ? Reply.text(504, "text/plain", "no replica")
                : request.method().equals("POST")
                        ? Reply.json(201, "{\"id\":\"job1\"}")
                        : Reply.json(200, completedJob("Warm")));
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await("the question", () -> answer.question().get() != null);
        answer.question().get().answer(false);
        stage.awaitIdle();
        assertThat(answer.remedies().get()).contains(FaultRemedy.WAIT_AND_RETRY, FaultRemedy.SEND_AS_JOB);
        stage.chat.sendAsJob(answer);
        stage.awaitIdle();
        assertThat(stage.last().text()).isEqualTo("Warm");
        assertThat(stage.chat.profile().get()).isEqualTo(async);
    }

    @Test
    void stopClosesTheConnectionAtOnce() {
        server.answer(Reply.sse().chunk(delta("Part")).stall());
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stage.fx.await("text", () -> answer.text().equals("Part"));
        stage.chat.stop();
        server.awaitClientGone(SOON);
        stage.fx.await("saved", () -> history.turn(stage.chatId(), answer.id()).state() == TurnState.STOPPED);
        assertThat(history.turn(stage.chatId(), answer.id()).text()).isEqualTo("Part");
    }

    private static final String END =
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private void use(EndpointProfile profile) {
        stage.profiles.setAll(List.of(profile));
        stage.chat.choose(profile, null);
    }

    private static EndpointProfile.Builder profile(URI base) {
        return EndpointProfile.builder("endpoint", base).model("m");
    }

    private Turn storedAnswer(EndpointProfile profile, String text, String jobId) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        Turn question = Turn.user(null, at, "Hello");
        Turn open = Turn.answer(question.id(), at, new TurnOrigin(profile.id(), profile.name(), "m"));
        open = jobId == null ? open : open.withJob(jobId);
        Chat fresh = Chat.create(at, profile.id(), null);
        history.saveChat(new Chat(
                "chat", "T", false, at, at, false, profile.id(), null, fresh.systemPrompt(), "", List.of(), open.id()));
        history.saveTurn("chat", question);
        history.saveTurn("chat", open);
        if (!text.isEmpty()) {
            history.append("chat", open.id(), text, "");
        }
        return open;
    }

    private List<RecordedRequest> posts() {
        return server.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    private static String delta(String text) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    private static Reply whole(String text) {
        return Reply.sse().chunk(delta(text)).chunk(END);
    }

    private static String completedJob(String text) {
        return "{\"status\":\"completed\",\"status_code\":200,\"output\":{\"choices\":[{\"message\":{\"content\":\""
                + text + "\"},\"finish_reason\":\"stop\"}]}}";
    }
}
