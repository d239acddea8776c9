package dev.parley.app.markdown.view;

import dev.parley.app.markdown.Block;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A quote: its blocks beside a bar. */
final class QuoteView implements BlockView {
    private final BlockColumn column;
    private final VBox node;

    QuoteView(Block.Quote quote, BlockStyle style) {
        column = new BlockColumn(style);
        column.getStyleClass().add("md-quote");
        column.show(quote.content());
        node = new VBox(column);
        node.setPadding(new Insets(0, 0, 8, 0));
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean update(Block block) {
        if (block instanceof Block.Quote quote) {
            column.show(quote.content());
            return true;
        }
        return false;
    }

    @Override
    public List<SelectableText> texts() {
        return column.texts();
    }

    @Override
    public void dispose() {
        column.dispose();
    }
}
