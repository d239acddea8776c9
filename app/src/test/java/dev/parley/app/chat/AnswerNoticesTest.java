package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.DrawnText;
import dev.parley.client.StreamEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is said of an answer besides its text: that nothing comes, and that it is not drawn whole. */
class AnswerNoticesTest {
    private final MemoryHistory history = new MemoryHistory();
    private final ChatStage stage = new ChatStage(history);

    private void letPass(Duration time) {
        stage.clockJump.addAndGet(time.toNanos());
        stage.elapse(LiveAnswer.QUIET);
    }

    @Test
    void row16ASignOfLifePutsTheNoticeOffAndSilenceBringsIt() {
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stream.text("One");
        stage.fx.await("text", () -> answer.text().equals("One"));
        stage.clockJump.addAndGet(Duration.ofSeconds(10).toNanos());
        // What a comment of an event stream is told as.
        stream.put(new StreamEvent.Progress(null, null, System.nanoTime()));
        stage.fx.await("the sign was read", stream::isReadUp);
        stage.fx.drain();
        letPass(Duration.ofSeconds(10));
        assertThat(answer.quietSince().get()).isNull();
        letPass(Duration.ofSeconds(10));
        assertThat(answer.quietSince().get()).isNotNull();
        assertThat(stage.shown()).endsWith("quiet");
    }

    @Test
    void row26ATokenOfAMegabyteIsKeptAndOfferedAsAFileWhileItStreamsAndLater() {
        String token = "word ".repeat(200_000);
        ScriptedStream stream = stage.stream();
        stage.say("Hello");
        TurnViewModel answer = stage.running();
        stream.text(token);
        stage.fx.await("text", () -> answer.text().equals(token));
        assertThat(stage.shown()).endsWith("long");
        stream.completed();
        stage.awaitIdle();
        assertThat(stage.shown()).endsWith("long", "actions");
        String chat = stage.chatId();
        stage.chat.newChat();
        stage.chat.open(chat);
        stage.fx.await("read again", () -> stage.shown().contains("actions"));
        assertThat(stage.shown()).endsWith("long", "actions");
        assertThat(stage.chat.lastAnswer().text()).isEqualTo(token);
    }

    @Test
    void row26WhatFitsIsOfferedAsNoFile() {
        stage.exchange("Hello", "x".repeat(DrawnText.MOST) + "\n\n```\n" + "y".repeat(2 * DrawnText.MOST) + "\n```");
        assertThat(stage.shown()).doesNotContain("long").endsWith("actions");
    }
}
