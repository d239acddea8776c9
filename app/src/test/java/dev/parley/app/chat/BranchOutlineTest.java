package dev.parley.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BranchOutlineTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Turn> turns = new ArrayList<>();

    private Turn user(@Nullable Turn parent, String text) {
        Turn turn = Turn.user(parent == null ? null : parent.id(), NOW, text);
        turns.add(turn);
        return turn;
    }

    private Turn answer(Turn parent) {
        Turn turn = Turn.answer(parent.id(), NOW, new TurnOrigin("p", "Profile", "tiny"));
        turns.add(turn);
        return turn;
    }

    /** A line as the columns before it, its joint and its words; the shown ones with a star. */
    private List<String> lines(Turn leaf) {
        TurnTree tree = new TurnTree(turns);
        return BranchOutline.of(tree, tree.path(leaf.id())).stream()
                .map(line ->
                        line.guides().stream().map(more -> more ? "|" : " ").collect(Collectors.joining())
                                + line.joint() + " " + line.name() + line.words()
                                + (line.shown() ? "*" : "")
                                + (line.last() ? "!" : ""))
                .toList();
    }

    @Test
    void aChatWithoutBranchesIsOneColumn() {
        Turn first = user(null, "**Hello** there");
        Turn answer = answer(first);
        assertThat(lines(answer)).containsExactly("NONE Hello there*", "BELOW tiny*!");
    }

    @Test
    void answersToOneTurnBeginBranchesAndTheShownPathIsMarked() {
        Turn first = user(null, "Hello");
        Turn one = answer(first);
        Turn more = user(one, "More");
        Turn two = answer(first);
        answer(more);
        answer(more);
        assertThat(lines(two))
                .containsExactly(
                        "NONE Hello*",
                        "|BRANCH tiny",
                        "|BELOW More",
                        "||BRANCH tiny",
                        "| LAST_BRANCH tiny",
                        " LAST_BRANCH tiny*!");
    }

    @Test
    void aFirstMessageThatWasEditedIsABranchOfItsOwn() {
        user(null, "Before");
        Turn after = user(null, "After");
        assertThat(lines(after)).containsExactly("|BRANCH Before", " LAST_BRANCH After*!");
    }

    @Test
    void aVeryLongChatIsDrawnToo() {
        Turn last = user(null, "0");
        for (int i = 1; i < 20_000; i++) {
            last = user(last, Integer.toString(i));
        }
        assertThat(lines(last)).hasSize(20_000).last().isEqualTo("BELOW 19999*!");
    }
}
