package dev.parley.app.chat.view;

import dev.parley.app.chat.SampleAnswer;
import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.markdown.view.BlockFlow;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Lets a sample answer grow in a transcript that cannot be seen, and takes the transcript away at the end. */
final class Rehearsal extends AnimationTimer {
    private static final double WIDTH = 848;
    private static final double HEIGHT = 800;

    private final Pane host;
    private final BlockFlow<TranscriptItem> unseen;
    private final SampleAnswer sample;

    Rehearsal(Pane host, BlockFlow<TranscriptItem> unseen, SampleAnswer sample) {
        this.host = host;
        this.unseen = unseen;
        this.sample = sample;
        unseen.setVisible(false);
        unseen.setManaged(false);
        unseen.setFocusTraversable(false);
        unseen.resize(WIDTH, HEIGHT);
        host.getChildren().add(unseen);
    }

    /** Below something hidden no colours are known, and the toolkit complains of each. */
    private boolean isHostShown() {
        for (Node at = host; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void handle(long now) {
        if (unseen.isInOpenWindow() && isHostShown() && sample.grow()) {
            unseen.layout();
        } else {
            stop();
            host.getChildren().remove(unseen);
            unseen.dispose();
        }
    }
}
