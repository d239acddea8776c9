package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The bar at the left of what belongs to the turn that somebody looked for. Lives as long as its node. */
final class FoundMark {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final Node node;
    private final ObservableStringValue marked;
    private final InvalidationListener listener = source -> show();
    private @Nullable TurnViewModel turn;

    private FoundMark(Node node, ObservableStringValue marked) {
        this.node = node;
        this.marked = marked;
    }

    /** {@code marked}: the id of the turn that is marked. */
    static FoundMark on(Node node, ObservableStringValue marked) {
        FoundMark mark = new FoundMark(node, marked);
        // The node holds it, and nothing else does: cells come and go.
        node.getProperties().put(FoundMark.class, mark);
        node.getStyleClass().add("of-turn");
        marked.addListener(new WeakInvalidationListener(mark.listener));
        return mark;
    }

    /** Whose the node is from here on. */
    void follow(TurnViewModel owner) {
        turn = owner;
        show();
    }

    private void show() {
        node.pseudoClassStateChanged(FOUND, turn != null && turn.id().equals(marked.get()));
    }
}
