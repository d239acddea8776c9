package dev.parley.app.markdown.view;

import dev.parley.app.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/**
 * Blocks below each other: the content of a quote, an item or a message. Its texts are those of {@code BlockText} for
 * a quote of the same blocks.
 */
public final class BlockColumn extends VBox {
    private final BlockStyle style;
    private final boolean tight;
    private final List<BlockView> views = new ArrayList<>();

    public BlockColumn(BlockStyle style) {
        this(style, false);
    }

    /** {@code tight}: paragraphs have no space below. */
    BlockColumn(BlockStyle style, boolean tight) {
        this.style = style;
        this.tight = tight;
        setFillWidth(true);
    }

    /** Shows {@code blocks}; views of the same kind at the same place stay and change in place. */
    public void show(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            if (i >= views.size()) {
                views.add(make(blocks.get(i)));
                getChildren().add(views.get(i).node());
                Styling.apply(views.get(i).node());
            } else if (!views.get(i).update(blocks.get(i))) {
                views.get(i).dispose();
                views.set(i, make(blocks.get(i)));
                getChildren().set(i, views.get(i).node());
                Styling.apply(views.get(i).node());
            }
        }
        while (views.size() > blocks.size()) {
            getChildren().removeLast();
            views.removeLast().dispose();
        }
    }

    private BlockView make(Block block) {
        BlockView view = BlockView.of(block, style);
        if (tight && view instanceof ParagraphView paragraph) {
            paragraph.setTight();
        }
        return view;
    }

    /** What can be selected in it, in reading order. */
    public List<SelectableText> texts() {
        List<SelectableText> result = new ArrayList<>();
        for (BlockView view : views) {
            List<? extends SelectableText> texts = view.texts();
            if (!texts.isEmpty() && !result.isEmpty()) {
                texts.getFirst().setLead("\n");
            }
            result.addAll(texts);
        }
        return result;
    }

    /** Stops what its views do in the background. */
    public void dispose() {
        views.forEach(BlockView::dispose);
    }
}
