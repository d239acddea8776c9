package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is set goes with every request, and what is shown before is what is sent. */
class NextRequestTest {
    private final ChatStage stage = new ChatStage(new MemoryHistory());

    @Test
    void whatIsSetIsInEveryRequestOfTheChat() {
        stage.parameters.values.put("temperature", new JsonText("0.7"));
        TurnViewModel answer = stage.exchange("One", "First.");
        stage.stream().text("Second.").completed();
        stage.chat.regenerate(answer);
        stage.awaitIdle();

        assertThat(stage.requests)
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.parameters()).containsEntry("temperature", new JsonText("0.7")));
    }

    @Test
    void whatIsShownBeforeIsWhatIsSent() {
        stage.exchange("One", "First.");
        stage.parameters.values.put("max_tokens", new JsonText("64"));
        stage.chat.systemPrompt().set("Be brief.");
        stage.chat.draft().set("Two");
        ChatRequest shown = Objects.requireNonNull(stage.chat.nextRequest()).get();

        stage.stream().text("Second.").completed();
        stage.chat.send();
        stage.awaitIdle();

        assertThat(stage.requests.getLast()).isEqualTo(shown);
    }

    @Test
    void withoutADraftItIsTheQuestionThatWouldBeAskedAgain() {
        assertThat(stage.chat.nextRequest()).isNull();
        TurnViewModel answer = stage.exchange("One", "First.");
        ChatRequest shown = Objects.requireNonNull(stage.chat.nextRequest()).get();
        assertThat(shown.messages()).containsExactly(ChatMessage.user("One"));

        stage.stream().text("Again.").completed();
        stage.chat.regenerate(answer);
        stage.awaitIdle();

        assertThat(stage.requests.getLast()).isEqualTo(shown);
    }

    @Test
    void anEditIsShownInThePlaceOfTheMessageThatItReplaces() {
        stage.exchange("One", "First.");
        stage.exchange("Two", "Second.");
        stage.chat.editLast();
        stage.chat.draft().set("Two, but better");

        ChatRequest shown = Objects.requireNonNull(stage.chat.nextRequest()).get();

        assertThat(shown.messages()).extracting(ChatMessage::text).containsExactly("One", "First.", "Two, but better");
    }

    @Test
    void aChatThatIsEmptiedKeepsWhatIsSetUnderItsNewId() {
        String first = stage.chat.currentId().get();
        stage.chat.draft().set("x");
        stage.elapse(java.time.Duration.ofSeconds(1));
        assertThat(stage.chat.currentId().get()).isEqualTo(first).isEqualTo(stage.chatId());
        stage.chat.draft().set("");
        stage.elapse(java.time.Duration.ofSeconds(1));

        assertThat(stage.chat.currentId().get()).isNotEqualTo(first);
        assertThat(stage.parameters.moves)
                .containsExactly(first + " to " + stage.chat.currentId().get());
    }
}
