package dev.parley.app.chat.view;

import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.view.BlockView;
import dev.parley.app.markdown.view.FlowCell;
import dev.parley.app.markdown.view.SelectableText;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The cell of one block of an answer or of its thoughts; it is used again for others of its kind. */
final class BlockCell implements FlowCell<TranscriptItem> {
    private final BlockView view;
    private final boolean thought;
    private final StackPane node;
    private final FoundMark mark;
    private TurnViewModel turn;

    /**
     * {@code entered} hears of the turn that the pointer is on.
     *
     * @param marked the id of the turn that is marked
     */
    BlockCell(
            TurnViewModel turn,
            Block block,
            boolean thought,
            ViewContext context,
            Consumer<TurnViewModel> entered,
            ObservableStringValue marked) {
        this.turn = turn;
        this.thought = thought;
        view = BlockView.of(block, context.blocks());
        node = new StackPane(view.node());
        node.getStyleClass().add(thought ? "reasoning-block" : "answer-block");
        node.setOnMouseEntered(event -> entered.accept(this.turn));
        mark = FoundMark.on(node, marked);
        mark.follow(turn);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean show(TranscriptItem item) {
        return switch (item) {
            case TranscriptItem.AnswerBlock answer when !thought -> show(answer.turn(), answer.block());
            case TranscriptItem.ReasoningBlock reasoning when thought -> show(reasoning.turn(), reasoning.block());
            default -> false;
        };
    }

    private boolean show(TurnViewModel shown, Block block) {
        if (!view.update(block)) {
            return false;
        }
        turn = shown;
        mark.follow(shown);
        return true;
    }

    @Override
    public List<? extends SelectableText> texts() {
        return view.texts();
    }

    @Override
    public void dispose() {
        view.dispose();
    }
}
