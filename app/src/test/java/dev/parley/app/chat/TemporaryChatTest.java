package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Chats of which nothing is stored. */
class TemporaryChatTest {
    private final MemoryHistory history = new MemoryHistory();
    private final ChatStage stage = new ChatStage(history);
    private final ChatViewModel chat = stage.chat;

    @Test
    void nothingOfItReachesTheHistory() {
        chat.newTemporaryChat();
        assertThat(chat.temporary().get()).isTrue();
        TurnViewModel answer = stage.exchange("A word", "Another word");
        chat.draft().set("A draft");
        chat.systemPrompt().set("A prompt");
        stage.elapse(Duration.ofMinutes(1));
        stage.stream().text("A third word").completed();
        chat.regenerate(answer);
        stage.awaitIdle();
        assertThat(stage.shown()).contains("block A third word");
        chat.delete(answer);
        assertThat(stage.shown()).contains("user A word");
        assertThat(chat.chatId().get()).isNull();
        assertThat(history.journal()).isEmpty();
    }

    @Test
    void itIsGoneWhenItIsLeftAndSoIsWhatWentOverTheWire() {
        chat.newTemporaryChat();
        String id = chat.currentId().get();
        TurnViewModel answer = stage.exchange("A word", "Another word");
        assertThat(stage.parts.captures().find(answer.id())).isInstanceOf(RecentCaptures.Kept.class);
        chat.newChat();
        assertThat(chat.temporary().get()).isFalse();
        assertThat(stage.shown()).isEmpty();
        assertThat(stage.parts.captures().find(answer.id())).isInstanceOf(RecentCaptures.NeverKept.class);
        assertThat(stage.parameters.moves).containsExactly("temporary", "forgotten");
        assertThat(history.journal()).isEmpty();
        chat.open(id);
        stage.fx.await("that it is unknown", () -> !chat.notice().get().isEmpty());
    }

    @Test
    void anAnswerOnItsWayEndsWithIt() {
        ScriptedStream stream = stage.stream();
        chat.newTemporaryChat();
        stage.say("A word");
        TurnViewModel answer = stage.running();
        stream.text("Half");
        stage.fx.await("text", () -> answer.text().equals("Half"));
        chat.newChat();
        assertThat(stream.isClosed()).isTrue();
        assertThat(chat.activity().running()).isEmpty();
        stage.fx.drain();
        assertThat(history.journal()).isEmpty();
    }

    @Test
    void keepingItStoresAllOfItAndWhatFollows() {
        chat.newTemporaryChat();
        stage.exchange("First", "One");
        ScriptedStream stream = stage.stream();
        stage.say("Second");
        TurnViewModel answer = stage.running();
        stream.text("Tw");
        stage.fx.await("text", () -> answer.text().equals("Tw"));
        chat.keepTemporary();
        stage.fx.await("that it is kept", () -> !chat.temporary().get());
        String id = stage.chatId();
        assertThat(history.chat(id).title()).isEqualTo("First");
        assertThat(history.turns(id)).hasSize(4);
        assertThat(history.turn(id, answer.id()).text()).isEqualTo("Tw");
        stream.text("o").completed();
        stage.awaitIdle();
        assertThat(history.turn(id, answer.id()).text()).isEqualTo("Two");
        assertThat(history.turn(id, answer.id()).state()).isEqualTo(TurnState.COMPLETE);
        chat.newChat();
        chat.open(id);
        stage.fx.await("the stored chat", () -> stage.shown().contains("block Two"));
        assertThat(chat.activity().lastSaved().get().id()).isEqualTo(id);
    }
}
