package dev.parley.app;

import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.Sheet;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Asks before the window closes over changes that are not saved. */
final class UnsavedSheet {
    private UnsavedSheet() {}

    /** {@code look} shows the changes. */
    static Sheet of(Texts texts, Runnable close, Runnable look) {
        Label body = new Label(texts.get("unsaved.about"));
        Wrapping.wrap(body);
        Button keep = new Button(texts.get("unsaved.look"));
        keep.getStyleClass().add("primary");
        Button leave = new Button(texts.get("unsaved.close"));
        Sheet sheet = new Sheet(texts.get("unsaved.title"), body, leave, keep);
        keep.setOnAction(event -> {
            sheet.close();
            look.run();
        });
        leave.setOnAction(event -> {
            sheet.close();
            close.run();
        });
        return sheet;
    }
}
