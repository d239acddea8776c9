package dev.parley.app.markdown.view;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualFlow;

/**
 * A list of cells of any height in one column, of which only those in sight exist. It follows its end while the end is
 * in sight, keeps the reader's place when not, and its text can be selected across cells.
 */
public final class BlockFlow<T> extends Region {
    private static final double ABOVE = 16;
    private static final double BELOW = 24;
    private static final double NEAR_END = 64;
    private static final double LEAST_THUMB = 36;

    private final CellSheet<T> sheet;
    private final FlowList<T> list;
    private final FlowHeights<T> heights = new FlowHeights<>();
    private final VirtualFlow<FlowSlot<T>, FlowSlot<T>.Shown> flow;
    private final ScrollBar bar = new ScrollBar();
    private final FlowSelection<T> selection;
    private final ReadOnlyBooleanWrapper atLatest = new ReadOnlyBooleanWrapper(this, "atLatest", true);
    private final BooleanProperty stick = new SimpleBooleanProperty(this, "stick", true);
    private boolean following = true;
    private boolean movingBar;
    private double delta;
    private FlowHeights.@org.jspecify.annotations.Nullable Place target;
    private double widthSeen;

    /** Shows {@code items}, each by a cell of {@code cells} or by one that was made for an earlier one. */
    public BlockFlow(ObservableList<T> items, Function<? super T, ? extends FlowCell<T>> cells) {
        sheet = new CellSheet<>(cells);
        list = new FlowList<>(items, sheet, heights, this::replaced, this::shifted);
        heights.setSlots(list.slots());
        flow = VirtualFlow.createVertical(list.slots(), FlowSlot::show);
        selection = new FlowSelection<>(this, list.slots());
        getStyleClass().add("block-flow");
        setFocusTraversable(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.getStyleClass().add("block-flow-bar");
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((source, before, now) -> barMoved(now.doubleValue()));
        // What the virtual list does on a turn of the wheel would jump in estimates.
        flow.setMouseTransparent(true);
        getChildren().addAll(flow, sheet, bar);
        addEventHandler(ScrollEvent.SCROLL, event -> scroll(event));
        addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, new FlowKeys(this)::pressed);
        stick.addListener((source, before, now) -> requestLayout());
    }

    /** Whether the end of the list is in sight, or nearly so. */
    public ReadOnlyBooleanProperty atLatest() {
        return atLatest.getReadOnlyProperty();
    }

    /** Whether the list follows its end while the end is in sight. */
    public BooleanProperty stick() {
        return stick;
    }

    /** Goes to the end of the list, and follows it. */
    public void jumpToLatest() {
        following = true;
        target = null;
        delta = 0;
        jumpPending = true;
        requestLayout();
    }

    private boolean jumpPending;

    /** Brings the item at {@code index} to the top of the window. */
    public void scrollTo(int index) {
        following = false;
        delta = 0;
        target = new FlowHeights.Place(index, index == 0 ? 0 : ABOVE * -1);
        requestLayout();
    }

    /** Scrolls by {@code pixels}: down if positive. */
    public void scrollBy(double pixels) {
        if (pixels == 0) {
            return;
        }
        if (pixels < 0) {
            following = false;
            jumpPending = false;
        }
        delta += pixels;
        requestLayout();
    }

    /** The cell of the item at {@code index}, if it is in sight. */
    public Optional<FlowCell<T>> cell(int index) {
        return index < 0 || index >= list.size()
                ? Optional.empty()
                : Optional.ofNullable(list.slots().get(index).cell());
    }

    /** The index of the first item that is in sight; 0 if there is none. */
    public int firstVisible() {
        return Math.clamp(flow.getFirstVisibleIndex(), 0, Math.max(0, list.size() - 1));
    }

    /** The index of the last item that is in sight; -1 if there is none. */
    public int lastVisible() {
        return Math.min(flow.getLastVisibleIndex(), list.size() - 1);
    }

    /** Says what is copied; without it nothing can be selected. */
    public void setSelectionSource(SelectionSource<T> source) {
        selection.setSource(source);
    }

    /** Whether some text is selected. */
    public ReadOnlyBooleanProperty selected() {
        return selection.present();
    }

    /** The selected text as plain text; empty if none is. */
    public String selectedText() {
        return selection.text();
    }

    /** The selected text as Markdown; items of which only a part is selected give plain text. */
    public String selectedMarkdown() {
        return selection.markdown();
    }

    /** Copies the selected text; nothing if none is. */
    public void copyPlain() {
        Copying.put(selectedText());
    }

    /** Copies the selected text as Markdown; nothing if none is. */
    public void copyMarkdown() {
        Copying.put(selectedMarkdown());
    }

    public void selectAll() {
        selection.all();
    }

    public void clearSelection() {
        selection.clear();
    }

    /**
     * Makes cells for items like these, one a frame, so that the first frames of a fast answer need not: the first of
     * each kind take long.
     */
    public void prepare(List<? extends T> samples) {
        Iterator<? extends T> left = samples.iterator();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (left.hasNext() && isShown()) {
                    sheet.prepare(left.next());
                } else {
                    stop();
                }
            }
        }.start();
    }

    /** In a window that is closed a cell would find no colours. */
    private boolean isShown() {
        return getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isShowing();
    }

    /** Forgets items and cells; it must not be shown any more. */
    public void dispose() {
        selection.dispose();
        list.dispose();
        flow.dispose();
        sheet.dispose();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width != widthSeen) {
            widthSeen = width;
            list.slots().forEach(FlowSlot::forget);
        }
        flow.resizeRelocate(0, 0, width, height);
        sheet.resizeRelocate(0, 0, width, height);
        double thickness = bar.prefWidth(-1);
        bar.resizeRelocate(width - thickness, 0, thickness, height);
        spaceEnds();
        move();
        flow.layout();
        sheet.arrange(visible());
        measure();
    }

    private void spaceEnds() {
        int last = list.size() - 1;
        for (int i : new int[] {0, 1, last - 1, last}) {
            if (i >= 0 && i <= last) {
                space(i, last);
            }
        }
        for (int i = firstVisible(); i <= lastVisible(); i++) {
            space(i, last);
        }
    }

    private void space(int index, int last) {
        CellFrame<T> frame = list.slots().get(index).frame();
        if (frame != null) {
            frame.setSpace(index == 0 ? ABOVE : 0, index == last ? BELOW : 0);
        }
    }

    private void move() {
        int last = list.size() - 1;
        if (last < 0) {
            return;
        }
        if (jumpPending || (following && stick.get())) {
            flow.showAsLast(last);
        } else if (target != null) {
            flow.showAtOffset(Math.min(target.index(), last), -Math.rint(target.within()));
        }
        if (delta != 0) {
            int first = firstVisible();
            CellPlace place = list.slots().get(first).place();
            if (place != null && !following) {
                flow.showAtOffset(first, Math.rint(place.getLayoutY() - delta));
            }
        }
    }

    private void measure() {
        for (int i = firstVisible(); i <= lastVisible(); i++) {
            list.slots().get(i).measure();
        }
        double moved = delta;
        delta = 0;
        target = null;
        jumpPending = false;
        double below = belowWindow();
        boolean near = below <= NEAR_END;
        if (near && moved > 0) {
            following = true;
        }
        atLatest.set(near);
        showBar();
        selection.laidOut();
    }

    /** The px below the window, or infinity if the last item is out of sight. */
    private double belowWindow() {
        int last = list.size() - 1;
        if (last < 0) {
            return 0;
        }
        CellPlace place = list.slots().get(last).place();
        return place == null || lastVisible() < last
                ? Double.POSITIVE_INFINITY
                : place.getLayoutY() + place.getHeight() - getHeight();
    }

    private void showBar() {
        double total = heights.total();
        double window = getHeight();
        bar.setVisible(total > window + 1);
        if (!bar.isVisible() || bar.isPressed()) {
            return;
        }
        double max = total - window;
        movingBar = true;
        bar.setMax(max);
        // As long as the window is of the whole, but never too short to be seen and caught.
        bar.setVisibleAmount(max * Math.min(1, Math.max(window / total, LEAST_THUMB / window)));
        bar.setUnitIncrement(40);
        bar.setBlockIncrement(window - 40);
        bar.setValue(belowWindow() <= 0 ? max : Math.clamp(above(), 0, max));
        movingBar = false;
    }

    /** The px above the window, as far as they are known. */
    private double above() {
        int first = firstVisible();
        CellPlace place = list.slots().get(first).place();
        return heights.above(first) - (place == null ? 0 : place.getLayoutY());
    }

    private void barMoved(double value) {
        if (movingBar) {
            return;
        }
        following = value >= bar.getMax() - 1;
        jumpPending = following;
        delta = 0;
        FlowHeights.Place place = heights.at(value);
        target = following ? null : place;
        requestLayout();
    }

    private void scroll(ScrollEvent event) {
        if (event.isControlDown()) {
            return;
        }
        scrollBy(-event.getDeltaY());
        event.consume();
    }

    private void replaced(int index) {
        selection.repaint(index);
    }

    private void shifted(int from, int removed, int added) {
        if (removed != 0 || added != 0) {
            selection.shift(from, removed, added);
        }
        requestLayout();
    }

    /** The items in sight, first to last. */
    List<FlowSlot<T>> visible() {
        int last = lastVisible();
        int first = firstVisible();
        return last < first ? List.of() : list.slots().subList(first, last + 1);
    }
}
