package dev.parley.app.chat.view;

import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.markdown.view.FlowCell;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Makes the cell of each item of a transcript. */
public final class TranscriptCells {
    private final ViewContext context;
    private final ObjectProperty<@Nullable TurnViewModel> hovered = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable TurnViewModel> last = new SimpleObjectProperty<>();
    /** The id of the turn that somebody looked for; empty without one. */
    private final StringProperty marked = new SimpleStringProperty(this, "marked", "");
    /** The long messages that are shown whole, by the id of their turn: a cell forgets when it leaves the window. */
    private final Set<String> unfolded = new HashSet<>();

    public TranscriptCells(ViewContext context) {
        this.context = context;
    }

    /** The items changed: the actions of the last answer are always shown. */
    public void follow(List<? extends TranscriptItem> items) {
        int end = items.size() - 1;
        while (end >= 0 && items.get(end) instanceof TranscriptItem.WaitingMessage) {
            end--;
        }
        last.set(end >= 0 && items.get(end) instanceof TranscriptItem.Actions actions ? actions.turn() : null);
    }

    /** The pointer left the transcript. */
    public void leave() {
        hovered.set(null);
    }

    /** What a person typed as it is shown: without its end where that is folded away. */
    String shownText(TurnViewModel message) {
        return unfolded.contains(message.id())
                ? message.text()
                : TypedText.folded(message.text()).text();
    }

    /** Follows which turn is marked, by its id. */
    void mark(ObservableStringValue turnId) {
        marked.bind(turnId);
    }

    public FlowCell<TranscriptItem> cell(TranscriptItem item) {
        FlowCell<TranscriptItem> cell = bareCell(item);
        TurnViewModel turn = FoundTurn.turn(item);
        if (turn != null && !(cell instanceof BlockCell)) {
            FoundMark.on(cell.node(), marked).follow(turn);
        }
        return cell;
    }

    private FlowCell<TranscriptItem> bareCell(TranscriptItem item) {
        return switch (item) {
            case TranscriptItem.UserMessage user -> {
                UserBubble bubble = new UserBubble(user.turn(), isHovered(user.turn()), unfolded, context);
                yield new CardCell<>(
                        item,
                        hovering(bubble, user.turn()),
                        bubble::close,
                        () -> bubble.typed().texts());
            }
            case TranscriptItem.AnswerHead head ->
                new CardCell<>(item, hovering(new AnswerHeadLine(head.turn(), context), head.turn()), () -> {});
            case TranscriptItem.ReasoningLine line -> {
                ReasoningToggle toggle = new ReasoningToggle(line.turn(), context);
                yield new CardCell<>(item, hovering(toggle, line.turn()), toggle::close);
            }
            case TranscriptItem.ReasoningBlock block ->
                new BlockCell(block.turn(), block.block(), true, context, hovered::set, marked);
            case TranscriptItem.ToolCard tool -> {
                ToolCallView card = new ToolCallView(tool.turn(), tool.position(), context);
                yield new CardCell<>(item, hovering(padded(card, "tool-cell"), tool.turn()), card::close);
            }
            case TranscriptItem.AnswerBlock block ->
                new BlockCell(block.turn(), block.block(), false, context, hovered::set, marked);
            case TranscriptItem.PhaseCard phase -> {
                PhaseView card = new PhaseView(phase.turn(), context);
                yield new CardCell<>(item, padded(card, "phase-cell"), card::close);
            }
            case TranscriptItem.QuietNotice quiet -> {
                QuietLine line = new QuietLine(quiet.turn(), context);
                yield new CardCell<>(item, hovering(line, quiet.turn()), line::close);
            }
            case TranscriptItem.LongNotice cut ->
                new CardCell<>(item, hovering(new LongLine(cut.turn(), context), cut.turn()), () -> {});
            case TranscriptItem.FaultCard fault -> {
                FaultView card = new FaultView(fault.turn(), context);
                yield new CardCell<>(
                        item,
                        hovering(
                                padded(card, fault.turn().text().isEmpty() ? "fault-cell" : "fault-cell-after-text"),
                                fault.turn()),
                        card::close);
            }
            case TranscriptItem.Actions actions -> {
                ActionRow row = new ActionRow(actions.turn(), isWanted(actions.turn()), context);
                yield new CardCell<>(item, hovering(row, actions.turn()), row::close);
            }
            case TranscriptItem.WaitingMessage waiting -> {
                WaitingBubble bubble = new WaitingBubble(waiting.position(), waiting.text(), context);
                yield new CardCell<>(item, bubble, bubble::close);
            }
        };
    }

    private ObservableValue<Boolean> isHovered(TurnViewModel turn) {
        return Bindings.createBooleanBinding(() -> hovered.get() == turn, hovered);
    }

    private ObservableValue<Boolean> isWanted(TurnViewModel turn) {
        return Bindings.createBooleanBinding(() -> hovered.get() == turn || last.get() == turn, hovered, last);
    }

    private <R extends Region> R hovering(R card, TurnViewModel turn) {
        card.setOnMouseEntered(event -> hovered.set(turn));
        return card;
    }

    /** A card with a frame, in what keeps it apart from its neighbours. */
    private static Region padded(Region card, String styleClass) {
        javafx.scene.layout.StackPane cell = new javafx.scene.layout.StackPane(card);
        cell.getStyleClass().add(styleClass);
        return cell;
    }
}
