package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ErrorContext;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.Role;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ChatViewModelTest {
    private final MemoryHistory history = new MemoryHistory();
    private final ChatStage stage = new ChatStage(history);
    private final ChatViewModel chat = stage.chat;

    @Test
    void aNewChatIsEmptyAndNothingOfItIsStored() {
        assertThat(chat.state().get()).isEqualTo(ChatState.EMPTY);
        assertThat(chat.chatId().get()).isNull();
        assertThat(history.journal()).isEmpty();
    }

    @Test
    void anAnswerStreamsIntoItsBlocks() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        assertThat(stage.shown()).containsExactly("user Hello", "head", "phase");
        assertThat(chat.state().get()).isEqualTo(ChatState.ANSWERING);
        stream.text("One\n\nTw");
        stage.fx.await("the first blocks", () -> stage.shown().contains("block Tw"));
        assertThat(stage.shown()).containsExactly("user Hello", "head", "block One", "block Tw");
        stream.text("o").completed();
        stage.awaitIdle();
        assertThat(stage.shown()).containsExactly("user Hello", "head", "block One", "block Two", "actions");
        assertThat(chat.state().get()).isEqualTo(ChatState.IDLE);
        assertThat(stage.last().text()).isEqualTo("One\n\nTwo");
    }

    @Test
    void whatIsReadIsInTheHistoryBeforeAFrameWasDrawn() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        stream.text("One").completed();
        while (!history.journal().contains("saveTurn ASSISTANT COMPLETE One")) {
            Thread.onSpinWait();
        }
        assertThat(stage.shown()).containsExactly("user Hello", "head", "phase");
        assertThat(history.journal()).containsSubsequence("append One", "saveTurn ASSISTANT COMPLETE One");
    }

    @Test
    void theWordsAreSavedBeforeTheDraftIsCleared() {
        stage.stream();
        stage.say("Hello");
        List<String> journal = history.journal();
        String id = stage.chatId();
        int said = journal.indexOf("saveTurn USER COMPLETE Hello");
        assertThat(journal.indexOf("saveChat " + id + " draft=Hello")).isBetween(0, said);
        assertThat(journal.indexOf("saveChat " + id + " draft=")).isGreaterThan(said);
        assertThat(chat.draft().get()).isEmpty();
    }

    @Test
    void stopShowsAtOnceAndKeepsTheText() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stream.text("Half");
        stage.fx.await("text", () -> answer.text().equals("Half"));
        chat.stop();
        assertThat(answer.state().get()).isEqualTo(TurnState.STOPPED);
        assertThat(chat.state().get()).isEqualTo(ChatState.IDLE);
        assertThat(stage.shown()).containsExactly("user Hello", "head", "block Half", "fault", "actions");
        stage.fx.await("saved", () -> history.journal().contains("saveTurn ASSISTANT STOPPED Half"));
        assertThat(stream.isClosed()).isTrue();
        stage.fx.await("remedies", () -> answer.remedies().get().contains(FaultRemedy.CONTINUE));
    }

    @Test
    void stopEndsAnAttemptThatIsStillConnecting() throws InterruptedException {
        java.util.concurrent.CountDownLatch connecting = new java.util.concurrent.CountDownLatch(1);
        java.util.concurrent.CountDownLatch go = new java.util.concurrent.CountDownLatch(1);
        stage.connect = profile -> {
            connecting.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("too late");
        };
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        connecting.await();
        chat.stop();
        stage.fx.drain();
        assertThat(history.journal()).contains("saveTurn ASSISTANT STOPPED ");
        go.countDown();
        stage.fx.drain();
        assertThat(answer.state().get()).isEqualTo(TurnState.STOPPED);
        assertThat(answer.fault().get()).isNull();
    }

    @Test
    void messagesWaitForTheAnswerAndGoOneAfterTheOther() {
        ScriptedStream first = stage.stream();
        stage.stream().text("Second answer").completed();
        stage.stream().text("Third answer").completed();
        stage.say("One");
        stage.say("Two");
        stage.say("Three");
        assertThat(stage.shown()).containsExactly("user One", "head", "phase", "waiting Two", "waiting Three");
        assertThat(history.chat(stage.chatId()).queued()).containsExactly("Two", "Three");
        first.text("First answer").completed();
        stage.fx.await(
                "all answers",
                () -> stage.shown().contains("block Third answer")
                        && chat.running().get() == null);
        assertThat(stage.shown())
                .containsExactly(
                        "user One",
                        "head",
                        "block First answer",
                        "actions",
                        "user Two",
                        "head",
                        "block Second answer",
                        "actions",
                        "user Three",
                        "head",
                        "block Third answer",
                        "actions");
        assertThat(history.chat(stage.chatId()).queued()).isEmpty();
    }

    @Test
    void waitingMessagesAreHeldBackWhenTheAnswerFails() {
        ScriptedStream first = stage.stream();
        stage.say("One");
        stage.say("Two");
        first.failed(new InferenceError.Truncated(ErrorContext.of(true, "")));
        stage.awaitIdle();
        assertThat(stage.shown()).containsExactly("user One", "head", "fault", "actions", "waiting Two");
        assertThat(chat.waitingHint().get()).isNotEmpty();
        assertThat(chat.activity().failed()).containsExactly(stage.chatId());
        chat.editWaiting(0);
        assertThat(chat.draft().get()).isEqualTo("Two");
        assertThat(stage.shown()).doesNotContain("waiting Two");
    }

    @Test
    void regenerateMakesAnotherBranchAndBothCanBeShown() {
        TurnViewModel first = stage.exchange("Hello", "One");
        stage.stream().text("Two").completed();
        chat.regenerate(first);
        stage.awaitIdle();
        assertThat(stage.shown()).containsExactly("user Hello", "head", "block Two", "actions");
        assertThat(stage.last().branch().get()).isEqualTo(new TurnViewModel.Branch(2, 2));
        chat.switchBranch(stage.last(), -1);
        assertThat(stage.shown()).containsExactly("user Hello", "head", "block One", "actions");
        assertThat(stage.last().branch().get()).isEqualTo(new TurnViewModel.Branch(1, 2));
        assertThat(history.chat(stage.chatId()).leafId()).isEqualTo(first.id());
        assertThat(stage.requests.getLast().messages()).hasSize(1);
    }

    @Test
    void anEditedMessageIsSentAsAnotherBranchAndTheDraftComesBack() {
        stage.exchange("Hello", "One");
        chat.draft().set("a thought for later");
        chat.editLast();
        assertThat(chat.draft().get()).isEqualTo("Hello");
        stage.stream().text("Two").completed();
        stage.say("Hello again");
        assertThat(chat.draft().get()).isEqualTo("a thought for later");
        stage.awaitIdle();
        assertThat(stage.shown()).containsExactly("user Hello again", "head", "block Two", "actions");
        assertThat(stage.lastMessage().branch().get()).isEqualTo(new TurnViewModel.Branch(2, 2));
        assertThat(history.turns(stage.chatId())).hasSize(4);
    }

    @Test
    void cancellingAnEditBringsTheDraftBack() {
        stage.exchange("Hello", "One");
        chat.draft().set("later");
        chat.editLast();
        chat.cancelEdit();
        assertThat(chat.draft().get()).isEqualTo("later");
        assertThat(chat.editing().get()).isNull();
    }

    @Test
    void continueSendsThePartialAnswerLastAndAppendsWhatComes() {
        ScriptedStream first = stage.stream();
        stage.say("Count");
        TurnViewModel answer = stage.running();
        first.text("One, ").failed(new InferenceError.Truncated(ErrorContext.of(true, "")));
        stage.awaitIdle();
        assertThat(answer.state().get()).isEqualTo(TurnState.CUT);
        stage.stream().text("two.").completed();
        chat.continueAnswer(answer);
        stage.awaitIdle();
        assertThat(stage.shown()).containsExactly("user Count", "head", "block One, two.", "actions");
        assertThat(stage.requests.getLast().messages().getLast().role()).isEqualTo(Role.ASSISTANT);
        assertThat(stage.requests.getLast().messages().getLast().text()).isEqualTo("One, ");
        assertThat(history.turn(stage.chatId(), answer.id()).text()).isEqualTo("One, two.");
    }

    @Test
    void retryTakesThePlaceOfAnAnswerThatNeverCame() {
        stage.stream().failed(new InferenceError.Unauthorized(401, ErrorContext.of(true, "no")));
        stage.say("Hello");
        stage.awaitIdle();
        TurnViewModel failed = stage.last();
        assertThat(failed.state().get()).isEqualTo(TurnState.FAILED);
        assertThat(failed.remedies().get()).startsWith(FaultRemedy.EDIT_KEY);
        stage.stream().text("Fine").completed();
        chat.retry(failed);
        stage.awaitIdle();
        assertThat(stage.shown()).containsExactly("user Hello", "head", "block Fine", "actions");
        assertThat(history.turns(stage.chatId())).hasSize(2);
        assertThat(stage.last().branch().get().count()).isEqualTo(1);
        assertThat(chat.activity().failed()).isEmpty();
    }

    @Test
    void retryKeepsTheTextOfACutAnswerAsABranch() {
        stage.stream().text("Half").failed(new InferenceError.Truncated(ErrorContext.of(true, "")));
        stage.say("Hello");
        stage.awaitIdle();
        stage.stream().text("Whole").completed();
        chat.retry(stage.last());
        stage.awaitIdle();
        assertThat(stage.last().branch().get()).isEqualTo(new TurnViewModel.Branch(2, 2));
        assertThat(history.turns(stage.chatId())).extracting(Turn::text).contains("Half", "Whole");
    }

    @Test
    void aDeletedTurnComesBackByUndo() {
        stage.exchange("One", "First");
        stage.exchange("Two", "Second");
        List<String> before = stage.shown();
        chat.delete(stage.lastMessage());
        assertThat(stage.shown()).containsExactly("user One", "head", "block First", "actions");
        assertThat(history.turns(stage.chatId())).hasSize(2);
        ChatViewModel.Undo undo = chat.undo().get();
        assertThat(undo).isNotNull();
        undo.action().run();
        assertThat(stage.shown()).isEqualTo(before);
        assertThat(history.turns(stage.chatId())).hasSize(4);
        assertThat(chat.undo().get()).isNull();
    }

    @Test
    void undoIsOfferedForSomeSecondsOnly() {
        stage.exchange("One", "First");
        chat.delete(stage.lastMessage());
        stage.elapse(Duration.ofSeconds(10));
        assertThat(chat.undo().get()).isNull();
        assertThat(chat.state().get()).isEqualTo(ChatState.EMPTY);
    }

    @Test
    void deletingARunningAnswerEndsItAndNothingOfItIsSavedLater() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        stream.text("Half");
        stage.fx.await("text", () -> stage.shown().contains("block Half"));
        chat.delete(stage.lastMessage());
        assertThat(stage.shown()).isEmpty();
        stage.fx.await("closed", stream::isClosed);
        stage.fx.drain();
        assertThat(history.turns(stage.chatId())).isEmpty();
        assertThat(chat.running().get()).isNull();
    }

    @Test
    void severalChatsAnswerAtOnceAndOneGoesOnBehindTheScreen() {
        ScriptedStream first = stage.stream();
        stage.say("In the first chat");
        String firstId = stage.chatId();
        first.text("One ");
        stage.fx.await("text", () -> stage.shown().contains("block One"));
        chat.newChat();
        assertThat(stage.shown()).isEmpty();
        ScriptedStream second = stage.stream();
        stage.say("In the second chat");
        assertThat(chat.activity().running()).containsExactlyInAnyOrder(firstId, stage.chatId());
        first.text("two").completed();
        stage.fx.await("the first has ended", () -> chat.activity().running().size() == 1);
        assertThat(stage.shown()).containsExactly("user In the second chat", "head", "phase");
        second.text("Here").completed();
        stage.awaitIdle();
        chat.open(firstId);
        stage.fx.await("opened", () -> chat.state().get() == ChatState.IDLE);
        assertThat(stage.shown()).containsExactly("user In the first chat", "head", "block One two", "actions");
    }

    @Test
    void aChatThatAnswersBehindTheScreenIsShownAsItStandsWhenItComesBack() {
        ScriptedStream first = stage.stream();
        stage.say("One");
        String id = stage.chatId();
        chat.newChat();
        first.text("Behind");
        stage.fx.await("read", first::isReadUp);
        stage.fx.drain();
        chat.open(id);
        assertThat(stage.shown()).containsExactly("user One", "head", "block Behind");
        assertThat(chat.state().get()).isEqualTo(ChatState.ANSWERING);
        first.text(", in front").completed();
        stage.awaitIdle();
        assertThat(stage.shown()).containsExactly("user One", "head", "block Behind, in front", "actions");
    }

    @Test
    void theDraftIsKeptPerChat() {
        stage.exchange("Hello", "One");
        String id = stage.chatId();
        chat.draft().set("half a");
        chat.draft().set("half a sentence");
        assertThat(history.chat(id).draft()).isEmpty();
        stage.elapse(Duration.ofMillis(500));
        assertThat(history.chat(id).draft()).isEqualTo("half a sentence");
        chat.draft().set("half a sentence more");
        chat.newChat();
        assertThat(history.chat(id).draft()).isEqualTo("half a sentence more");
        assertThat(chat.draft().get()).isEmpty();
        chat.open(id);
        stage.fx.await("opened", () -> chat.state().get() == ChatState.IDLE);
        assertThat(chat.draft().get()).isEqualTo("half a sentence more");
    }

    @Test
    void aDraftIsEnoughToKeepANewChatAndItsEndIsTheEndOfTheChat() {
        chat.draft().set("not sent");
        stage.elapse(Duration.ofMillis(500));
        String id = stage.chatId();
        assertThat(history.chat(id).draft()).isEqualTo("not sent");
        chat.draft().set("");
        stage.elapse(Duration.ofMillis(500));
        assertThat(chat.chatId().get()).isNull();
        assertThat(history.journal()).contains("deleteChat " + id);
    }

    @Test
    void theSystemPromptIsKeptAndSentFirst() {
        chat.systemPrompt().set("Be brief.");
        stage.exchange("Hello", "One");
        assertThat(stage.requests.getLast().messages().getFirst().role()).isEqualTo(Role.SYSTEM);
        assertThat(history.chat(stage.chatId()).systemPrompt()).isEqualTo("Be brief.");
    }

    @Test
    void theTitleComesAfterTheFirstAnswerAndNeverOverThePersons() {
        stage.exchange("**What** is KServe? And why?", "One");
        assertThat(chat.title().get()).isEqualTo("What is KServe?");
        chat.rename("Mine");
        stage.exchange("More", "Two");
        assertThat(chat.title().get()).isEqualTo("Mine");
        chat.rename(" ");
        assertThat(chat.title().get()).isEqualTo("What is KServe?");
    }

    @Test
    void withoutAnEndpointNothingIsSentAndTheTextStays() {
        stage.profiles.clear();
        stage.say("Hello");
        assertThat(chat.state().get()).isEqualTo(ChatState.NO_ENDPOINT);
        assertThat(chat.sendHint().get()).isEqualTo("No endpoint");
        assertThat(chat.draft().get()).isEqualTo("Hello");
        assertThat(chat.items()).isEmpty();
    }

    @Test
    void whatConnectThrowsIsAFaultOfTheTurn() {
        stage.connect = profile -> {
            throw new IllegalStateException("The gateway cannot start: its port is taken.");
        };
        stage.say("Hello");
        stage.awaitIdle();
        assertThat(stage.last().fault().get().sentence()).isEqualTo("The gateway cannot start: its port is taken.");
        assertThat(stage.last().state().get()).isEqualTo(TurnState.FAILED);
        assertThat(history.turn(stage.chatId(), stage.last().id()).state()).isEqualTo(TurnState.FAILED);
    }

    @Test
    void thoughtsAreOneLineUntilTheyAreOpened() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        stream.thought("First I ").thought("think.");
        stage.fx.await(
                "thinking",
                () -> stage.running().thinking().get()
                        && stage.running().reasoning().endsWith("."));
        assertThat(stage.shown()).containsExactly("user Hello", "head", "reasoning");
        stage.running().reasoningOpen().set(true);
        assertThat(stage.shown()).containsExactly("user Hello", "head", "reasoning", "thought First I think.");
        stream.thought(" More.").text("So").completed();
        stage.awaitIdle();
        assertThat(stage.shown())
                .containsExactly(
                        "user Hello", "head", "reasoning", "thought First I think. More.", "block So", "actions");
        assertThat(stage.last().thinking().get()).isFalse();
        assertThat(stage.last().metrics().get().thoughtMillis()).isNotNull();
        stage.last().reasoningOpen().set(false);
        assertThat(stage.shown()).containsExactly("user Hello", "head", "reasoning", "block So", "actions");
    }

    @Test
    void longThoughtsAreShownWholeThoughTheyAreParsedBitByBit() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        stream.thought("A thought that takes a line.\n\n".repeat(4_000))
                .text("So")
                .completed();
        stage.awaitIdle();
        stage.last().reasoningOpen().set(true);
        stage.fx.await(
                "all thoughts",
                () -> stage.shown().stream()
                                .filter("thought A thought that takes a line."::equals)
                                .count()
                        == 4_000);
        assertThat(stage.shown()).endsWith("block So", "actions");
    }

    @Test
    void row32TheKeyThatCopiesCodeCopiesNothingHidden() {
        stage.exchange("Hello", "- a list\n\n  ```\n  ls\u200B \u001B[31m-l\u0085\n  ```");
        assertThat(chat.lastCode()).isEqualTo("ls -l");
    }

    @Test
    void row26AFrameIsOneChangeAndEarlierItemsAreNotTouched() {
        for (int i = 0; i < 20; i++) {
            stage.exchange("message " + i, "answer " + i);
        }
        ScriptedStream stream = stage.stream();
        stage.say("last");
        stream.text("x");
        stage.fx.await("began", () -> stage.shown().contains("block x"));
        int before = chat.items().size();
        List<Integer> touched = new ArrayList<>();
        int[] changes = {0};
        chat.items().addListener((ListChangeListener<TranscriptItem>) change -> {
            changes[0]++;
            while (change.next()) {
                touched.add(change.getFrom());
            }
        });
        stream.text("\n\ny").text("\n\nz").completed();
        stage.fx.await("closed", () -> history.journal().contains("saveTurn ASSISTANT COMPLETE x\n\ny\n\nz"));
        changes[0] = 0;
        stage.awaitIdle();
        assertThat(touched).allMatch(from -> from >= before - 1);
        assertThat(changes[0]).isLessThanOrEqualTo(1);
    }

    @Test
    void phasesAreFollowedAndTheWakeTimeIsLearned() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stream.phase(Phase.CONNECTING).phase(Phase.WAITING).phase(Phase.WAKING).phase(Phase.CONNECTING);
        stage.fx.await("waking", () -> answer.phase().get().current() == Phase.WAKING);
        stream.text("Up").completed();
        stage.awaitIdle();
        assertThat(history.wakeTimes("demo").join()).hasSize(1);
        stage.stream();
        stage.say("Again");
        stage.fx.await("learned", () -> stage.running().phase().get().learned() != null);
        assertThat(stage.running().phase().get().learned().count()).isEqualTo(1);
    }
}
