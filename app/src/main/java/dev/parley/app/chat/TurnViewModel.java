package dev.parley.app.chat;

import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.transcript.AnswerCost;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.TranscriptReducer;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One turn as it is shown. For the toolkit's thread. */
public final class TurnViewModel {
    private final ReadOnlyObjectWrapper<TurnState> state;
    private final ReadOnlyObjectWrapper<@Nullable PhaseStatus> phase = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<TurnMetrics> metrics;
    private final ReadOnlyObjectWrapper<@Nullable TurnFault> fault;
    private final ReadOnlyObjectWrapper<Boolean> thinking = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<Branch> branch = new ReadOnlyObjectWrapper<>(new Branch(1, 1));
    private final ReadOnlyObjectWrapper<@Nullable Long> quietSince = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ResendQuestion> question = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Set<FaultRemedy>> remedies = new ReadOnlyObjectWrapper<>(Set.of());
    private final BooleanProperty reasoningOpen = new SimpleBooleanProperty(false);
    private final ObservableList<ToolCall> toolCalls = FXCollections.observableArrayList();

    private Turn turn;
    private boolean sentAgainByItself;
    private long faultNanos;
    private @Nullable TranscriptReducer live;

    TurnViewModel(Turn turn) {
        this.turn = turn;
        state = new ReadOnlyObjectWrapper<>(turn.state());
        metrics = new ReadOnlyObjectWrapper<>(turn.metrics());
        fault = new ReadOnlyObjectWrapper<>(turn.fault());
        remedies.set(FaultRemedy.of(turn, false));
        toolCalls.setAll(turn.toolCalls());
    }

    public String id() {
        return turn.id();
    }

    /** The turn as it would be saved now. */
    public Turn turn() {
        return live == null ? turn : live.turn();
    }

    public boolean isUser() {
        return turn.role() == Role.USER;
    }

    /** What the answer cost so far; {@code null} if its endpoint has no price, or nothing was measured. */
    public @Nullable AnswerCost cost() {
        return AnswerCost.of(turn.origin(), metrics.get());
    }

    /** What was written or answered so far. */
    public String text() {
        return live == null ? turn.text() : live.text();
    }

    public String reasoning() {
        return live == null ? turn.reasoning() : live.reasoning();
    }

    public ReadOnlyObjectProperty<TurnState> state() {
        return state.getReadOnlyProperty();
    }

    /** {@code null} once a piece of the answer came, or the attempt ended. */
    public ReadOnlyObjectProperty<@Nullable PhaseStatus> phase() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TurnMetrics> metrics() {
        return metrics.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable TurnFault> fault() {
        return fault.getReadOnlyProperty();
    }

    /** What a person can do about the fault, best first; empty without one. */
    public ReadOnlyObjectProperty<Set<FaultRemedy>> remedies() {
        return remedies.getReadOnlyProperty();
    }

    /**
     * When the fault came, by the clock of {@link ChatParts#nanos}: a countdown of its {@code retryAfterMillis} begins
     * here. 0: in an earlier run of the program.
     */
    public long faultNanos() {
        return faultNanos;
    }

    /** Whether thoughts are coming right now. */
    public ReadOnlyObjectProperty<Boolean> thinking() {
        return thinking.getReadOnlyProperty();
    }

    /** Whether the thoughts are shown. */
    public BooleanProperty reasoningOpen() {
        return reasoningOpen;
    }

    public ObservableList<ToolCall> toolCalls() {
        return toolCalls;
    }

    /** Which of the answers to the same turn this is. */
    public ReadOnlyObjectProperty<Branch> branch() {
        return branch.getReadOnlyProperty();
    }

    /**
     * Since when nothing came of an answer that had begun, by the clock of {@link ChatParts#nanos}; {@code null} unless
     * that is 15 s ago or more. A notice: the profile's idle time-out ends the attempt.
     */
    public ReadOnlyObjectProperty<@Nullable Long> quietSince() {
        return quietSince.getReadOnlyProperty();
    }

    /** Whether to send again, which is asked before that is done; {@code null}: nothing is asked. */
    public ReadOnlyObjectProperty<@Nullable ResendQuestion> question() {
        return question.getReadOnlyProperty();
    }

    /** Whether the profile lets the message leave again without a question; true only while it is on its way. */
    public boolean isSentAgainByItself() {
        return sentAgainByItself;
    }

    /** {@code index} counts from 1 to {@code count}. */
    public record Branch(int index, int count) {}

    boolean hasReasoning() {
        return live == null ? !turn.reasoning().isEmpty() : live.hasReasoning();
    }

    void begin(TranscriptReducer reducer, PhaseStatus first) {
        live = reducer;
        state.set(TurnState.STREAMING);
        fault.set(null);
        remedies.set(Set.of());
        phase.set(first);
    }

    /** Takes what the reducer has by now. */
    void refresh(boolean nowThinking, @Nullable PhaseStatus nowPhase) {
        if (live == null) {
            return;
        }
        if (!toolCalls.equals(live.toolCalls())) {
            toolCalls.setAll(live.toolCalls());
        }
        thinking.set(nowThinking);
        phase.set(nowPhase);
        metrics.set(live.metrics());
    }

    /** Shows at once that it was stopped; {@link #end} follows. */
    void stopping() {
        question.set(null);
        quietSince.set(null);
        thinking.set(false);
        phase.set(null);
        state.set(TurnState.STOPPED);
    }

    void end(Turn ended, Set<FaultRemedy> offered, long atNanos) {
        live = null;
        turn = ended;
        faultNanos = ended.fault() == null ? 0 : atNanos;
        question.set(null);
        quietSince.set(null);
        thinking.set(false);
        phase.set(null);
        if (!toolCalls.equals(ended.toolCalls())) {
            toolCalls.setAll(ended.toolCalls());
        }
        metrics.set(ended.metrics());
        fault.set(ended.fault());
        remedies.set(offered);
        state.set(ended.state());
    }

    void offer(Set<FaultRemedy> offered) {
        remedies.set(offered);
    }

    void sentBy(@Nullable EndpointProfile profile) {
        sentAgainByItself = profile != null && profile.resend() == ResendPolicy.ALWAYS;
    }

    void quiet(@Nullable Long since) {
        quietSince.set(since);
    }

    void ask(@Nullable ResendQuestion asked) {
        question.set(asked);
    }

    void branch(int index, int count) {
        Branch now = new Branch(index, count);
        if (!now.equals(branch.get())) {
            branch.set(now);
        }
    }
}
