package dev.parley.app.control;

import javafx.scene.layout.Region;

/** A dot of 8 whose colour is a state. It is never alone: what it stands beside says the same in words. */
public final class StateDot extends Region {
    private Tone tone = Tone.OFF;

    /** A ring. */
    public StateDot() {
        getStyleClass().add("dot");
    }

    public void setTone(Tone now) {
        getStyleClass().remove(tone.styleClass());
        tone = now;
        getStyleClass().add(now.styleClass());
    }
}
