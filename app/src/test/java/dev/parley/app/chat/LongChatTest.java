package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chat of 5,000 messages and about 300,000 tokens. */
class LongChatTest {
    private static final int MESSAGES = 5_000;
    private static final Duration USABLE = Duration.ofMillis(300);

    private final MemoryHistory history = new MemoryHistory();
    private final ChatStage stage = new ChatStage(history);

    @Test
    void itsEndIsThereAtOnceAndTheRestFollowsAbove() {
        fill();
        stage.chat.open("small");
        stage.fx.await("opened", () -> stage.chat.state().get() == ChatState.EMPTY);
        long start = System.nanoTime();
        stage.chat.open("long");
        assertThat(stage.chat.state().get()).isEqualTo(ChatState.LOADING);
        stage.fx.await("usable", () -> stage.chat.state().get() == ChatState.IDLE);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(USABLE.multipliedBy(5));
        assertThat(stage.shown()).endsWith("actions").hasSizeLessThan(1_000);
        stage.fx.await("all of it", () -> stage.shown().getFirst().equals("user question 0"));
        long users =
                stage.shown().stream().filter(item -> item.startsWith("user")).count();
        assertThat(users).isEqualTo(MESSAGES / 2);
    }

    @Test
    void whatIsSaidMeanwhileStandsAtItsEnd() {
        fill();
        stage.chat.open("long");
        stage.fx.await("usable", () -> stage.chat.state().get() == ChatState.IDLE);
        stage.stream().text("Fine").completed();
        stage.say("One more");
        stage.fx.await(
                "all of it",
                () -> stage.shown().getFirst().equals("user question 0")
                        && stage.chat.running().get() == null);
        assertThat(stage.shown()).endsWith("user One more", "head", "block Fine", "actions");
        assertThat(stage.requests.getLast().messages()).hasSize(MESSAGES + 1);
    }

    @Test
    void whatIsSentBeforeTheChatIsThereGoesOffAsSoonAsItIs() {
        fill();
        stage.chat.open("long");
        stage.stream().text("Fine").completed();
        stage.say("One more");
        assertThat(stage.chat.state().get()).isEqualTo(ChatState.LOADING);
        assertThat(stage.chat.draft().get()).isEqualTo("One more");
        stage.fx.await(
                "answered",
                () -> stage.shown().contains("block Fine")
                        && stage.chat.running().get() == null);
        assertThat(stage.requests.getLast().messages()).hasSize(MESSAGES + 1);
        assertThat(stage.chat.draft().get()).isEmpty();
    }

    @Test
    void whatIsSentBeforeTheChatIsThereWaitsForThePersonIfThatChatHasADraft() {
        fill();
        history.saveChat(history.chat("small").withInput("", "Half a ", List.of()));
        stage.chat.open("small");
        stage.say("sentence");
        stage.fx.await("opened", () -> stage.chat.state().get() == ChatState.EMPTY);
        assertThat(stage.chat.draft().get()).isEqualTo("Half a sentence");
        assertThat(stage.requests).isEmpty();
    }

    @Test
    void whatIsSentBeforeTheChatIsThereDoesNotGoOffInAnother() {
        fill();
        stage.chat.open("long");
        stage.say("Not for the small one");
        stage.chat.open("small");
        stage.fx.await("opened", () -> stage.chat.state().get() == ChatState.EMPTY);
        stage.fx.drain();
        assertThat(stage.requests).isEmpty();
    }

    @Test
    void aChatThatIsDeletedWhileItIsReadIsNoFault() {
        fill();
        stage.chat.open("long");
        stage.chat.forget("long");
        stage.fx.await("a new chat", () -> stage.chat.state().get() == ChatState.EMPTY);
        stage.chat.open("small");
        stage.fx.await("opened", () -> "small".equals(stage.chat.chatId().get()));
        assertThat(stage.chat.notice().get()).isEmpty();
    }

    @Test
    void openingAnotherChatEndsTheReadingOfTheFirst() {
        fill();
        stage.chat.open("long");
        stage.chat.open("small");
        stage.fx.await("opened", () -> stage.chat.state().get() == ChatState.EMPTY);
        stage.fx.drain();
        assertThat(stage.chat.chatId().get()).isEqualTo("small");
        assertThat(stage.chat.items()).isEmpty();
    }

    @Test
    void whatWasDeletedAboveIsNotInsertedByALateReader() {
        fill();
        stage.chat.open("long");
        stage.fx.await("usable", () -> stage.chat.state().get() == ChatState.IDLE);
        stage.chat.delete(((TranscriptItem.AnswerHead) stage.chat.items().stream()
                        .filter(TranscriptItem.AnswerHead.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .turn());
        stage.fx.await("all of it", () -> stage.shown().getFirst().equals("user question 0"));
        List<String> questions =
                stage.shown().stream().filter(item -> item.startsWith("user")).toList();
        assertThat(questions).doesNotHaveDuplicates().hasSize(MESSAGES / 2 - OpenChats.FIRST_TURNS / 2 + 1);
        assertThat(stage.shown().getLast()).isEqualTo(questions.getLast());
    }

    private void fill() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        Chat small = Chat.create(at, "demo", null);
        history.saveChat(named(small, "small", null));
        String parent = null;
        history.saveChat(named(small, "long", null));
        for (int i = 0; i < MESSAGES / 2; i++) {
            Turn question = Turn.user(parent, at, "question " + i);
            history.saveTurn("long", question);
            Turn answer = answer(question, i);
            history.saveTurn("long", answer);
            parent = answer.id();
        }
        history.saveChat(named(small, "long", parent));
    }

    private static Turn answer(Turn question, int i) {
        String text = "Answer " + i + " with **bold** words and `code`.\n\n- a list of " + i + " items\n- and another "
                + "one that is somewhat longer than the first\n\n```java\nint x = " + i + ";\n```\n\n"
                + "And a last paragraph for number " + i + ", which has as many words as a paragraph of a chat has, "
                + "so that the whole comes to about a hundred and twenty tokens for each of the answers in here.";
        Turn open = Turn.answer(question.id(), question.createdAt(), new TurnOrigin("demo", "Demo", null));
        return new Turn(
                open.id(),
                open.parentId(),
                open.role(),
                open.createdAt(),
                TurnState.COMPLETE,
                text,
                "",
                List.of(),
                null,
                "stop",
                open.origin(),
                TurnMetrics.NONE,
                null);
    }

    private static Chat named(Chat chat, String id, String leaf) {
        return new Chat(
                id,
                id,
                false,
                chat.createdAt(),
                chat.updatedAt(),
                false,
                chat.profileId(),
                null,
                "",
                "",
                List.of(),
                leaf);
    }
}
