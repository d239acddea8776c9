package dev.parley.app.markdown.view;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.Inline;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A paragraph or a heading. */
final class ParagraphView implements BlockView {
    private static final double HEADING_ABOVE = 16;
    private static final double HEADING_BELOW = 4;
    private static final double PARAGRAPH_BELOW = 8;

    private final BlockStyle style;
    private final int level;
    private final RichText text;
    private final VBox node;

    ParagraphView(Block.Paragraph paragraph, BlockStyle style) {
        this(paragraph.content(), 0, style);
    }

    ParagraphView(Block.Heading heading, BlockStyle style) {
        this(heading.content(), heading.level(), style);
    }

    private ParagraphView(List<Inline> content, int level, BlockStyle style) {
        this.style = style;
        this.level = level;
        text = new RichText(style, "md-text", role(level));
        node = new VBox(text);
        node.setPadding(
                level == 0 ? new Insets(0, 0, PARAGRAPH_BELOW, 0) : new Insets(HEADING_ABOVE, 0, HEADING_BELOW, 0));
        text.setAccessibleRole(AccessibleRole.TEXT);
        show(content);
    }

    private static String role(int level) {
        return level == 0 ? "md-body" : level <= 2 ? "md-title" : "md-heading";
    }

    /** In a tight list a paragraph has no space below. */
    void setTight() {
        node.setPadding(Insets.EMPTY);
    }

    private void show(List<Inline> content) {
        text.show(InlineSpans.of(content, style.inline()));
        text.setAccessibleText(text.text());
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean update(Block block) {
        switch (block) {
            case Block.Paragraph paragraph when level == 0 -> show(paragraph.content());
            case Block.Heading heading
            when level > 0 && role(heading.level()).equals(role(level)) -> show(heading.content());
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<RichText> texts() {
        return List.of(text);
    }
}
