package dev.parley.app.markdown.view;

import java.text.BreakIterator;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Selects by the mouse: drag, double click for a word, triple click for an item, Shift and click. */
final class FlowPointer<T> {
    private static final double SPEED = 0.25;
    private final BlockFlow<T> flow;
    private final FlowSelection<T> selection;
    private final EventHandler<MouseEvent> pressed = this::pressed;
    private final EventHandler<MouseEvent> dragged = this::dragged;
    private final EventHandler<MouseEvent> released = this::released;
    private final AnimationTimer scroller = new AnimationTimer() {
        @Override
        public void handle(long now) {
            flow.scrollBy(pull * SPEED);
        }
    };
    private boolean dragging;

    /** How far the pointer is above (negative) or below the window while it drags, in px. */
    private double pull;

    private double x;
    private double y;
    private int clicks;

    /** What the first press took: with two clicks a word, which stays selected while dragging goes on by words. */
    private @Nullable FlowPosition pressStart;

    private @Nullable FlowPosition pressEnd;

    FlowPointer(BlockFlow<T> flow, FlowSelection<T> selection) {
        this.flow = flow;
        this.selection = selection;
        flow.addEventHandler(MouseEvent.MOUSE_PRESSED, pressed);
        flow.addEventHandler(MouseEvent.MOUSE_DRAGGED, dragged);
        flow.addEventHandler(MouseEvent.MOUSE_RELEASED, released);
    }

    void dispose() {
        scroller.stop();
        flow.removeEventHandler(MouseEvent.MOUSE_PRESSED, pressed);
        flow.removeEventHandler(MouseEvent.MOUSE_DRAGGED, dragged);
        flow.removeEventHandler(MouseEvent.MOUSE_RELEASED, released);
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !selection.hasSource()) {
            return;
        }
        FlowPosition at = positionAt(event.getX(), event.getY());
        if (at == null) {
            return;
        }
        flow.requestFocus();
        dragging = true;
        clicks = Math.min(3, event.getClickCount());
        FlowPosition anchor = selection.anchor();
        if (event.isShiftDown() && anchor != null) {
            pressStart = anchor;
            pressEnd = anchor;
            clicks = 1;
        } else {
            pressStart = start(at);
            pressEnd = end(at);
        }
        follow(event);
    }

    private void dragged(MouseEvent event) {
        if (!dragging) {
            return;
        }
        pull = event.getY() < 0 ? event.getY() : Math.max(0, event.getY() - flow.getHeight());
        if (pull != 0) {
            scroller.start();
        } else {
            scroller.stop();
        }
        follow(event);
    }

    private void released(MouseEvent event) {
        dragging = false;
        pull = 0;
        scroller.stop();
    }

    private void follow(MouseEvent event) {
        x = event.getX();
        y = event.getY();
        extend();
        event.consume();
    }

    /** While dragging, what came into sight below the pointer belongs to the selection too. */
    void laidOut() {
        if (dragging && pull != 0) {
            extend();
        }
    }

    private void extend() {
        FlowPosition at = positionAt(x, Math.clamp(y, 0, Math.max(0, flow.getHeight() - 1)));
        FlowPosition from = pressStart;
        FlowPosition to = pressEnd;
        if (at == null || from == null || to == null) {
            return;
        }
        if (at.compareTo(from) < 0) {
            selection.select(to, start(at));
        } else {
            selection.select(from, FlowPosition.max(to, end(at)));
        }
    }

    private FlowPosition start(FlowPosition at) {
        return switch (clicks) {
            case 2 -> word(at, false);
            case 3 -> new FlowPosition(at.item(), 0);
            default -> at;
        };
    }

    private FlowPosition end(FlowPosition at) {
        return switch (clicks) {
            case 2 -> word(at, true);
            case 3 -> new FlowPosition(at.item(), selection.flatText(at.item()).length());
            default -> at;
        };
    }

    private FlowPosition word(FlowPosition at, boolean end) {
        String text = selection.flatText(at.item());
        if (at.offset() >= text.length()) {
            return new FlowPosition(at.item(), text.length());
        }
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        int next = words.following(at.offset());
        return new FlowPosition(at.item(), end ? next : words.previous());
    }

    /** The place in the text that is nearest to a point of the list; {@code null} if nothing is in sight. */
    private @Nullable FlowPosition positionAt(double atX, double atY) {
        FlowPosition best = null;
        for (int i = flow.firstVisible(); i <= flow.lastVisible(); i++) {
            FlowCell<T> cell = flow.cell(i).orElse(null);
            if (cell == null) {
                continue;
            }
            Point2D top = flow.sceneToLocal(cell.node().localToScene(0, 0));
            boolean below = atY >= top.getY() + cell.node().getHeight();
            if (below && i < flow.lastVisible()) {
                continue;
            }
            best = nearest(i, cell, flow.localToScene(atX, atY));
            break;
        }
        return best;
    }

    private FlowPosition nearest(int item, FlowCell<T> cell, Point2D scene) {
        double best = Double.POSITIVE_INFINITY;
        int offset = 0;
        int at = 0;
        for (SelectableText text : cell.texts()) {
            at += text.lead().length();
            Point2D local = text.node().sceneToLocal(scene);
            double distance = distance(text, local);
            if (distance < best) {
                best = distance;
                offset = at + text.offsetAt(local.getX(), local.getY());
            }
            at += text.text().length();
        }
        return new FlowPosition(item, offset);
    }

    // A line above or below is farther than anything in the same line.
    private static double distance(SelectableText text, Point2D local) {
        double dx =
                Math.max(0, Math.max(-local.getX(), local.getX() - text.node().getWidth()));
        double dy =
                Math.max(0, Math.max(-local.getY(), local.getY() - text.node().getHeight()));
        return dx + dy * 10_000;
    }
}
