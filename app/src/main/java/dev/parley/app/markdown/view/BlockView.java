package dev.parley.app.markdown.view;

import dev.parley.app.markdown.Block;
import java.util.List;
import javafx.scene.layout.Region;

/** The nodes of one block, for answers, thoughts and messages alike. */
public interface BlockView {

    Region node();

    /** Shows another state of the block in place; {@code false} if it is of another kind. */
    boolean update(Block block);

    /** What can be selected in it, in reading order. */
    List<? extends SelectableText> texts();

    /** Stops what it does in the background. */
    default void dispose() {}

    /** The view of a block. */
    static BlockView of(Block block, BlockStyle style) {
        return switch (block) {
            case Block.Paragraph paragraph -> new ParagraphView(paragraph, style);
            case Block.Heading heading -> new ParagraphView(heading, style);
            case Block.Code code -> new CodeView(code, style);
            case Block.Formula formula -> new FormulaView(formula, style);
            case Block.Table table -> new TableBlockView(table, style);
            case Block.Quote quote -> new QuoteView(quote, style);
            case Block.Item item -> new ItemView(item, style);
            case Block.Rule rule -> new RuleView();
        };
    }
}
