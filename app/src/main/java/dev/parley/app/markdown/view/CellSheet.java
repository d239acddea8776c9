package dev.parley.app.markdown.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a list: those in sight, and hidden ones that are kept for items of the same kind. A cell that is used
 * again never leaves the scene, because a node that enters one is styled from scratch, and that costs more than all
 * else about it.
 */
final class CellSheet<T> extends Region {
    private static final int KEPT = 48;
    private static final double USUAL_WIDTH = 848;
    private final Function<? super T, ? extends FlowCell<T>> factory;
    private final Deque<CellFrame<T>> free = new ArrayDeque<>();
    private final Rectangle clip = new Rectangle();

    CellSheet(Function<? super T, ? extends FlowCell<T>> factory) {
        this.factory = factory;
        getStyleClass().add("block-flow-cells");
        setPickOnBounds(false);
        setClip(clip);
    }

    /** A cell that shows {@code item}, styled and so ready to be measured. */
    CellFrame<T> take(T item) {
        CellFrame<T> frame = freeFor(item);
        return frame == null ? made(item) : frame;
    }

    /** Makes a cell for items like this one before one is needed, and keeps it if it can be of use. */
    void prepare(T sample) {
        CellFrame<T> frame = made(sample);
        double width = Math.max(USUAL_WIDTH, getWidth());
        frame.resize(width, frame.prefHeight(width));
        frame.layout();
        if (frame.cell().takesOthers()) {
            free.addLast(frame);
        } else {
            drop(frame);
        }
    }

    private void drop(CellFrame<T> frame) {
        getChildren().remove(frame);
        frame.cell().dispose();
    }

    private CellFrame<T> made(T item) {
        CellFrame<T> frame = new CellFrame<>(factory.apply(item));
        frame.setVisible(false);
        getChildren().add(frame);
        Styling.apply(frame);
        return frame;
    }

    private @Nullable CellFrame<T> freeFor(T item) {
        for (Iterator<CellFrame<T>> each = free.iterator(); each.hasNext(); ) {
            CellFrame<T> frame = each.next();
            if (frame.cell().show(item)) {
                each.remove();
                return frame;
            }
        }
        return null;
    }

    void giveBack(CellFrame<T> frame) {
        for (SelectableText text : frame.cell().texts()) {
            text.highlight(0, 0);
        }
        free.push(frame);
        if (free.size() > KEPT) {
            CellFrame<T> oldest = leastUseful();
            free.remove(oldest);
            drop(oldest);
        }
    }

    private CellFrame<T> leastUseful() {
        for (Iterator<CellFrame<T>> each = free.descendingIterator(); each.hasNext(); ) {
            CellFrame<T> frame = each.next();
            if (!frame.cell().takesOthers()) {
                return frame;
            }
        }
        return free.getLast();
    }

    /** Puts the cells of these slots below each other, the first one {@code top} px below the upper edge. */
    void arrange(List<FlowSlot<T>> inSight, double top) {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double y = Math.rint(top);
        for (FlowSlot<T> slot : inSight) {
            CellFrame<T> frame = slot.show();
            double height = slot.height();
            frame.resizeRelocate(0, y, getWidth(), height);
            frame.setVisible(true);
            y += height;
        }
        for (CellFrame<T> frame : free) {
            frame.setVisible(false);
        }
        layout();
    }

    /**
     * Brings the children into the order of the list, in which the focus goes and a screen reader reads. Not for every
     * frame of a list that moves: it costs more than all the rest.
     */
    void order(List<FlowSlot<T>> inSight) {
        List<Node> wanted = new ArrayList<>(getChildren().size());
        inSight.forEach(slot -> wanted.add(slot.show()));
        wanted.addAll(free);
        if (!wanted.equals(getChildren())) {
            getChildren().setAll(wanted);
        }
    }

    @Override
    protected void layoutChildren() {
        // The list has said where everything is.
    }

    void dispose() {
        free.forEach(frame -> frame.cell().dispose());
        free.clear();
    }
}
