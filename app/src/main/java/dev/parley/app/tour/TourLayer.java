package dev.parley.app.tour;

import dev.parley.app.fx.FirstShown;
import dev.parley.app.fx.Subscriptions;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Lies over the window: the card at the upper right, for what is new comes at the bottom, and a ring around what the step is about. */
public final class TourLayer extends Region implements AutoCloseable {
    private static final double MARGIN = 20;
    /** The status bar stays free. */
    private static final double FOOT = 28;
    /** So does the header, for endpoints are chosen there. */
    private static final double HEAD = 52;
    /** Between a node and its ring, in pixels. */
    private static final double AROUND = 4;

    private final TourViewModel tour;
    private final Subscriptions subscriptions = new Subscriptions();
    private final TourCard card;
    private final Region ring = new Region();
    private final Runnable follow = this::point;
    private @Nullable Scene followed;
    private @Nullable Node target;

    public TourLayer(TourViewModel tour) {
        this.tour = tour;
        card = new TourCard(tour, subscriptions);
        ring.getStyleClass().add("tour-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        ring.setVisible(false);
        setPickOnBounds(false);
        setVisible(false);
        getChildren().add(ring);
        FirstShown.then(this, () -> getChildren().add(card));
        subscriptions.onChange(tour.open(), this::show);
        subscriptions.onInvalidated(() -> target = null, tour.step(), tour.performed());
        subscriptions.onChange(tour.performed(), performed -> requestLayout());
        sceneProperty().addListener((source, before, now) -> listen());
    }

    /** How much of its height is taken from the top, so that others can make room. */
    public ObservableValue<Number> taken() {
        return Bindings.createDoubleBinding(
                () -> tour.open().get() ? card.getHeight() + MARGIN : 0, tour.open(), card.heightProperty());
    }

    private void show(boolean open) {
        setVisible(open);
        listen();
        if (open) {
            card.focusFirst();
        }
    }

    /** Only while it is shown: what it points at moves with every layout. */
    private void listen() {
        Scene wanted = tour.open().get() ? getScene() : null;
        Scene now = followed;
        if (now != null && !now.equals(wanted)) {
            now.removePostLayoutPulseListener(follow);
        }
        if (wanted != null && !wanted.equals(now)) {
            wanted.addPostLayoutPulseListener(follow);
        }
        followed = wanted;
    }

    private void point() {
        Node at = tour.performed().get() ? find() : null;
        ring.setVisible(at != null);
        if (at != null) {
            Bounds bounds = sceneToLocal(at.localToScene(at.getLayoutBounds()));
            // A whole part of the window is marked within its edges, so that the ring crosses no neighbour.
            double around = bounds.getHeight() > getHeight() / 2 ? -AROUND : AROUND;
            double left = Math.max(1, Math.rint(bounds.getMinX() - around));
            double top = Math.max(1, Math.rint(bounds.getMinY() - around));
            double right = Math.min(getWidth() - 1, Math.rint(bounds.getMaxX() + around));
            double bottom = Math.min(getHeight() - FOOT, Math.rint(bounds.getMaxY() + around));
            ring.setVisible(right > left && bottom > top);
            ring.resizeRelocate(left, top, right - left, bottom - top);
        }
    }

    /** The node that is there already, as long as it is to be seen. */
    private @Nullable Node find() {
        Node known = target;
        if (known == null || !isSeen(known)) {
            known = look();
            target = known;
        }
        return known;
    }

    private @Nullable Node look() {
        Scene scene = getScene();
        if (scene == null) {
            return null;
        }
        for (String place : tour.step().get().places()) {
            Node last = null;
            for (Node node : scene.getRoot().lookupAll(place)) {
                Bounds bounds = node.localToScene(node.getLayoutBounds());
                boolean lower = last == null
                        || bounds.getMinY()
                                > last.localToScene(last.getLayoutBounds()).getMinY();
                last = isSeen(node) && lower ? node : last;
            }
            if (last != null) {
                return last;
            }
        }
        return null;
    }

    private boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().equals(getScene());
    }

    @Override
    protected void layoutChildren() {
        double height = card.prefHeight(card.getMaxWidth());
        card.resizeRelocate(
                Math.max(0, getWidth() - card.getMaxWidth() - MARGIN),
                HEAD + MARGIN,
                Math.min(getWidth(), card.getMaxWidth()),
                height);
    }

    @Override
    public void close() {
        tour.end();
        subscriptions.close();
    }
}
