package dev.parley.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.StoredNotebook.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookTextTest {
    private final NotebookText text = new NotebookText("Once upon. The end.", List.of());

    private void types(int at, String words) {
        text.typed(new NotebookText.Change(at, "", words));
    }

    @Test
    void whatAModelWritesIsOneStepHoweverManyPiecesItTakes() {
        text.begin(9);
        text.append(" a");
        text.append(" time");
        assertThat(text.canUndo()).isFalse();
        assertThat(text.end()).isEqualTo(new Range(9, 16));

        assertThat(text.text()).isEqualTo("Once upon a time. The end.");
        assertThat(text.made()).containsExactly(new Range(9, 16));
        assertThat(text.latestIsMade()).isTrue();
        assertThat(text.undo()).isEqualTo(new NotebookText.Change(9, " a time", ""));
        assertThat(text.text()).isEqualTo("Once upon. The end.");
        assertThat(text.made()).isEmpty();
        assertThat(text.redo()).isEqualTo(new NotebookText.Change(9, "", " a time"));
        assertThat(text.text()).isEqualTo("Once upon a time. The end.");
        assertThat(text.made()).containsExactly(new Range(9, 16));
        assertThat(text.redo()).isNull();
    }

    @Test
    void whatNoControlShowsIsNotOfTheText() {
        assertThat(NotebookText.clean("a\r\nb\tc\u0007\u007f")).isEqualTo("a\nb\tc");
        assertThat(NotebookText.clean("a\n한\ud83d\ude00")).isEqualTo("a\n한\ud83d\ude00");
    }

    @Test
    void aModelThatWroteNothingIsNoStep() {
        text.begin(4);
        text.end();

        assertThat(text.canUndo()).isFalse();
        assertThat(text.undo()).isNull();
    }

    @Test
    void typingInOneGoIsOneStep() {
        types(4, ",");
        types(5, " x");
        types(1, "y");

        text.undo();
        assertThat(text.text()).isEqualTo("Once, x upon. The end.");
        text.undo();
        assertThat(text.text()).isEqualTo("Once upon. The end.");
        assertThat(text.canUndo()).isFalse();
    }

    @Test
    void takingAwayLetterByLetterIsOneStep() {
        text.typed(new NotebookText.Change(3, "e", ""));
        text.typed(new NotebookText.Change(2, "c", ""));
        text.typed(new NotebookText.Change(2, " ", ""));
        assertThat(text.text()).isEqualTo("Onupon. The end.");

        text.undo();
        assertThat(text.text()).isEqualTo("Once upon. The end.");
    }

    @Test
    void theMarksMoveWithTheTextAndLoseWhatThePersonWroteInThem() {
        text.begin(9);
        text.append(" a time");
        text.end();
        types(0, "So: ");
        assertThat(text.made()).containsExactly(new Range(13, 20));

        types(16, "good ");
        assertThat(text.made()).containsExactly(new Range(13, 16), new Range(21, 25));
        text.typed(new NotebookText.Change(10, text.text().substring(10, 23), ""));
        assertThat(text.made()).containsExactly(new Range(10, 12));
        text.undo();
        assertThat(text.made()).containsExactly(new Range(13, 16), new Range(21, 25));
    }

    @Test
    void aModelWritesInTheMiddleOfWhatItWroteBefore() {
        NotebookText again = new NotebookText("abcdef", List.of(new Range(0, 6)));
        again.begin(3);
        again.append("XY");

        assertThat(again.made()).containsExactly(new Range(0, 3), new Range(3, 5), new Range(5, 8));
        assertThat(again.text()).isEqualTo("abcXYdef");
    }

    @Test
    void whatWasTakenBackIsGoneOnceSomethingElseIsWritten() {
        types(0, "x");
        text.undo();
        types(0, "y");

        assertThat(text.canRedo()).isFalse();
        assertThat(text.text()).isEqualTo("yOnce upon. The end.");
    }
}
