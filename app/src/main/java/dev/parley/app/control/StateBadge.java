package dev.parley.app.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A state as a word on a tinted ground. */
public final class StateBadge extends Label {
    private Tone tone = Tone.OFF;

    public StateBadge() {
        getStyleClass().add("badge");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    public void show(String word, Tone now) {
        setText(word);
        getStyleClass().remove(tone.styleClass());
        tone = now;
        getStyleClass().add(now.styleClass());
    }
}
