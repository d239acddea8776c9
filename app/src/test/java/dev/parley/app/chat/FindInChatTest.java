package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.transcript.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

/** Looking for words in the chat that is shown. */
final class FindInChatTest {
    private final ObservableList<TranscriptItem> items = FXCollections.observableArrayList();
    private final List<String> revealed = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final FindInChat find = new FindInChat(items, (turn, words) -> revealed.add(ids.indexOf(turn) + words));

    private void says(String text) {
        Turn turn = Turn.user(null, Instant.EPOCH, text);
        ids.add(turn.id());
        items.add(new TranscriptItem.UserMessage(new TurnViewModel(turn)));
    }

    @Test
    void theLastTurnWithTheWordsComesFirstAndTheOthersInTurn() {
        says("안녕 latency");
        says("nothing");
        says("Latency again");
        says("LATENCY");
        find.open().set(true);
        find.query().set("latency");

        assertThat(find.count().get()).isEqualTo(3);
        assertThat(find.position().get()).isEqualTo(3);
        find.next();
        find.previous();
        find.previous();
        assertThat(revealed).containsExactly("3latency", "0latency", "3latency", "2latency");
        assertThat(find.position().get()).isEqualTo(2);
    }

    @Test
    void whatIsShownStaysWhileTurnsCome() {
        says("one");
        find.open().set(true);
        find.query().set("one");
        says("one more");

        assertThat(find.count().get()).isEqualTo(2);
        assertThat(find.position().get()).isEqualTo(1);
        assertThat(revealed).hasSize(1);
    }

    @Test
    void withoutWordsOrWithoutAHitNothingIsShown() {
        says("one");
        find.open().set(true);
        find.next();
        find.query().set("absent");
        find.next();
        find.query().set(" ");

        assertThat(find.count().get()).isZero();
        assertThat(find.position().get()).isZero();
        assertThat(revealed).isEmpty();
    }

    @Test
    void aTurnWhoseTextGrowsIsFoundOnceItHasTheWords() {
        says("one");
        find.open().set(true);
        find.query().set("two");
        Turn turn = Turn.user(null, Instant.EPOCH, "one");
        Turn grown = new Turn(
                turn.id(),
                null,
                turn.role(),
                turn.createdAt(),
                turn.state(),
                "one two",
                "",
                List.of(),
                null,
                null,
                null,
                turn.metrics(),
                null);
        items.add(new TranscriptItem.UserMessage(new TurnViewModel(turn)));
        assertThat(find.count().get()).isZero();

        items.set(1, new TranscriptItem.UserMessage(new TurnViewModel(grown)));

        assertThat(find.count().get()).isEqualTo(1);
    }

    @Test
    void closedItLooksForNothing() {
        says("one");
        find.query().set("one");
        assertThat(find.count().get()).isZero();

        find.open().set(true);
        assertThat(find.count().get()).isEqualTo(1);
        find.open().set(false);
        assertThat(find.count().get()).isZero();
    }
}
