package dev.parley.app.chat;

import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One turn as it is shown. For the toolkit's thread. */
@SuppressWarnings("DoNotCallSuggester") // not written yet
public final class TurnViewModel {

    public String id() {
        throw new UnsupportedOperationException();
    }

    /** The turn as it would be saved now. */
    public Turn turn() {
        throw new UnsupportedOperationException();
    }

    /** What was written or answered so far. */
    public String text() {
        throw new UnsupportedOperationException();
    }

    public String reasoning() {
        throw new UnsupportedOperationException();
    }

    public ReadOnlyObjectProperty<TurnState> state() {
        throw new UnsupportedOperationException();
    }

    /** {@code null} once a piece of the answer came, or the attempt ended. */
    public ReadOnlyObjectProperty<@Nullable PhaseStatus> phase() {
        throw new UnsupportedOperationException();
    }

    public ReadOnlyObjectProperty<TurnMetrics> metrics() {
        throw new UnsupportedOperationException();
    }

    public ReadOnlyObjectProperty<@Nullable TurnFault> fault() {
        throw new UnsupportedOperationException();
    }

    /** Whether thoughts are coming right now. */
    public ReadOnlyObjectProperty<Boolean> thinking() {
        throw new UnsupportedOperationException();
    }

    /** Whether the thoughts are shown. */
    public BooleanProperty reasoningOpen() {
        throw new UnsupportedOperationException();
    }

    public ObservableList<ToolCall> toolCalls() {
        throw new UnsupportedOperationException();
    }

    /** Which of the answers to the same turn this is. */
    public ReadOnlyObjectProperty<Branch> branch() {
        throw new UnsupportedOperationException();
    }

    /** {@code index} counts from 1 to {@code count}. */
    public record Branch(int index, int count) {}
}
