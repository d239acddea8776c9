package dev.parley.app.chat.view;

import javafx.scene.control.Button;

/** Floats over the transcript while its end is out of sight. */
final class JumpButton extends Button {

    JumpButton(ViewContext context, Runnable jump) {
        super(context.text("jump"), Controls.icon("fth-arrow-down", "icon-14"));
        getStyleClass().addAll("small", "jump");
        setAccessibleText(context.text("jump"));
        setOnAction(event -> jump.run());
        // Sized by its own text wherever it floats.
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        // What is below it moves, its shadow does not: without this the shadow is computed for every frame.
        setCache(true);
    }
}
