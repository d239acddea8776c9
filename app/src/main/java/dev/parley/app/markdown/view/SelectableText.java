package dev.parley.app.markdown.view;

import java.util.List;
import javafx.scene.layout.Region;

/**
 * A run of text in a cell that can be selected. The flat text of a cell is the {@link #lead()} and {@link #text()} of
 * each of its texts, in order; a {@link SelectionSource} gives the same for items that have no cell.
 */
public interface SelectableText {

    /** What stands before it in the flat text without being part of it: a line feed, a tab, the marker of a list. */
    String lead();

    /** Set by what puts it together with others. */
    void setLead(String lead);

    String text();

    /** The node whose coordinates {@link #offsetAt} takes. */
    Region node();

    /** The offset in {@link #text()} that is nearest to a point of {@link #node()}. */
    int offsetAt(double x, double y);

    /** Shows {@code from} (inclusive) to {@code to} (exclusive) as selected; nothing if they are equal. */
    void highlight(int from, int to);

    /** Shows these parts, and only these, as what somebody looked for. */
    void mark(List<TextMark> marks);
}
