package dev.parley.app.markdown.view;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A list of cells of any height in one column, of which only those in sight exist. It follows its end while the end is
 * in sight, keeps the reader's place when not, and its text can be selected across cells.
 */
public final class BlockFlow<T> extends Region {
    private static final double NEAR_END = 64;
    private static final double LEAST_THUMB = 36;

    private final CellSheet<T> sheet;
    private final FlowList<T> list;
    private final FlowHeights<T> heights = new FlowHeights<>();
    private final FlowWindow<T> window;
    private final ScrollBar bar = new ScrollBar();
    private final FlowSelection<T> selection;
    private final FlowMarks<T> marks;
    private final ReadOnlyBooleanWrapper atLatest = new ReadOnlyBooleanWrapper(this, "atLatest", true);
    private final BooleanProperty stick = new SimpleBooleanProperty(this, "stick", true);
    private final PauseTransition rest = new PauseTransition(Duration.millis(300));
    private boolean following = true;
    private boolean jumpPending;
    private boolean movingBar;
    private double delta;
    private FlowHeights.@Nullable Place target;

    /** Shows {@code items}, each by a cell of {@code cells} or by one that was made for an earlier one. */
    public BlockFlow(ObservableList<T> items, Function<? super T, ? extends FlowCell<T>> cells) {
        sheet = new CellSheet<>(cells);
        list = new FlowList<>(items, sheet, heights, this::replaced, this::shifted);
        heights.setSlots(list.slots());
        window = new FlowWindow<>(list.slots());
        selection = new FlowSelection<>(this, list.slots());
        marks = new FlowMarks<>(this, list.slots());
        getStyleClass().add("block-flow");
        setFocusTraversable(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.getStyleClass().add("block-flow-bar");
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((source, before, now) -> barMoved(now.doubleValue()));
        getChildren().addAll(sheet, bar);
        addEventHandler(ScrollEvent.SCROLL, event -> scroll(event));
        addEventHandler(KeyEvent.KEY_PRESSED, new FlowKeys(this)::pressed);
        stick.addListener((source, before, now) -> requestLayout());
        rest.setOnFinished(event -> sheet.order(window.visible()));
        EventHandler<KeyEvent> focusMoves = event -> {
            if (event.getCode() == KeyCode.TAB) {
                sheet.order(window.visible());
            }
        };
        sceneProperty().addListener((source, before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, focusMoves);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, focusMoves);
            }
        });
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

    /** Brings the item at {@code index} to the top of the window. */
    public void scrollTo(int index) {
        following = false;
        delta = 0;
        target = new FlowHeights.Place(index, -FlowWindow.ABOVE);
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
        return window.first();
    }

    /** The index of the last item that is in sight; -1 if there is none. */
    public int lastVisible() {
        return window.last();
    }

    /** Says what is copied; without it nothing can be selected. */
    public void setSelectionSource(SelectionSource<T> source) {
        selection.setSource(source);
    }

    /** Marks texts, until another one or {@code null} is given: what it says of a text must not change. */
    public void setMarker(@Nullable TextMarker<T> marker) {
        marks.setMarker(marker);
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
     * each kind take long. Runs {@code then} at the end.
     */
    public void prepare(List<? extends T> samples, Runnable then) {
        Iterator<? extends T> left = samples.iterator();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (!isInOpenWindow()) {
                    stop();
                } else if (left.hasNext()) {
                    sheet.prepare(left.next());
                } else {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    /** Whether its window is open: in one that is closed a cell would find no colours. */
    public boolean isInOpenWindow() {
        return getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isShowing();
    }

    /** Forgets items and cells; it must not be shown any more. */
    public void dispose() {
        rest.stop();
        selection.dispose();
        list.dispose();
        sheet.dispose();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        sheet.resizeRelocate(0, 0, width, height);
        double thickness = bar.prefWidth(-1);
        bar.resizeRelocate(width - thickness, 0, thickness, height);
        FlowHeights.Place to = target;
        if (jumpPending || (following && stick.get())) {
            window.showEnd(width, height);
        } else if (to != null) {
            window.show(to.index(), -to.within(), width, height);
        } else {
            window.show(window.first(), window.firstTop() - delta, width, height);
        }
        sheet.arrange(window.visible(), window.firstTop());
        laidOut();
    }

    private void laidOut() {
        boolean near = window.below() <= NEAR_END;
        if (near && delta > 0) {
            following = true;
        }
        delta = 0;
        target = null;
        jumpPending = false;
        atLatest.set(near);
        showBar();
        selection.laidOut();
        marks.laidOut();
        rest.playFromStart();
    }

    private void showBar() {
        double total = heights.total() + FlowWindow.ABOVE + FlowWindow.BELOW;
        double height = getHeight();
        bar.setVisible(total > height + 1);
        if (!bar.isVisible() || bar.isPressed()) {
            return;
        }
        double max = total - height;
        movingBar = true;
        bar.setMax(max);
        // As long as the window is of the whole, but never too short to be seen and caught.
        bar.setVisibleAmount(max * Math.min(1, Math.max(height / total, LEAST_THUMB / height)));
        bar.setUnitIncrement(40);
        bar.setBlockIncrement(height - 40);
        bar.setValue(window.below() <= 0 ? max : Math.clamp(above(), 0, max));
        movingBar = false;
    }

    /** The px of the list above the window, as far as they are known. */
    private double above() {
        return FlowWindow.ABOVE + heights.above(window.first()) - window.firstTop();
    }

    private void barMoved(double value) {
        if (movingBar) {
            return;
        }
        following = value >= bar.getMax() - 1;
        jumpPending = following;
        delta = 0;
        FlowHeights.Place place = heights.at(value - FlowWindow.ABOVE);
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
            window.shift(from, removed, added);
            selection.shift(from, removed, added);
        }
        requestLayout();
    }
}
