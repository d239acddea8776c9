package dev.parley.app.markdown.view;

import dev.parley.app.markdown.BlockText;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** What is drawn but is not text, and counts as one character of a selection. */
final class ObjectText implements SelectableText {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private final Region node;
    private String lead = "";

    ObjectText(Region node) {
        this.node = node;
    }

    @Override
    public String lead() {
        return lead;
    }

    @Override
    public void setLead(String newLead) {
        lead = newLead;
    }

    @Override
    public String text() {
        return String.valueOf(BlockText.OBJECT);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public int offsetAt(double x, double y) {
        return y < 0 || (y < node.getHeight() && x < node.getWidth() / 2) ? 0 : 1;
    }

    @Override
    public void highlight(int from, int to) {
        node.pseudoClassStateChanged(SELECTED, from < to);
    }

    @Override
    public void mark(List<TextMark> marks) {
        // What is drawn has no words.
    }
}
