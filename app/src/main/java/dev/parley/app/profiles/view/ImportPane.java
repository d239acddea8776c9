package dev.parley.app.profiles.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfilesPageViewModel;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a request is pasted that becomes a profile. What it holds is let go of as soon as it was read: it may have a key. */
final class ImportPane extends VBox {
    private final ProfilesPageViewModel page;
    private final Runnable leave;
    private final TextArea text = new TextArea();
    private final Label failure = Parts.wrapped("", "text-caption", "danger");

    /** {@code leave} goes back to the open profile. */
    ImportPane(ProfilesPageViewModel page, ProfileDialogs dialogs, Texts texts, Runnable leave) {
        this.page = page;
        this.leave = leave;
        setSpacing(12);
        getStyleClass().add("import-pane");
        text.setId("import-text");
        text.getStyleClass().add("text-code");
        text.setPromptText(texts.get("import.prompt"));
        text.setWrapText(true);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByTab);
        text.setAccessibleText(texts.get("import.title"));
        VBox.setVgrow(text, Priority.ALWAYS);
        Parts.show(failure, false);
        Button cancel = Parts.button(texts.get("import.cancel"), leave, "flat");
        Button use = Parts.button(texts.get("import.use"), () -> use(page.importText(text.getText())), "primary");
        use.disableProperty().bind(text.textProperty().map(String::isBlank));
        Button file = Parts.button(texts.get("import.file"), "fth-folder", () -> open(dialogs));
        file.setId("import-file");
        HBox foot = new HBox(8, file, Parts.spacer(), cancel, use);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        Parts.label(texts.get("import.title"), "text-section"),
                        Parts.wrapped(texts.get("import.hint"), "text-caption", "muted"),
                        text,
                        failure,
                        foot);
    }

    /** Nobody types a tab into a command that was pasted; without this the keyboard could not get out. */
    private void leaveByTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            if (event.isShiftDown()) {
                text.requestFocusTraversal(TraversalDirection.PREVIOUS);
            } else {
                text.requestFocusTraversal(TraversalDirection.NEXT);
            }
            event.consume();
        }
    }

    private void open(ProfileDialogs dialogs) {
        Path file = dialogs.open();
        if (file != null) {
            use(page.importFile(file));
        }
    }

    private void use(CompletionStage<String> result) {
        var _ = result.thenAccept(why -> {
            failure.setText(why);
            Parts.show(failure, !why.isEmpty());
            if (why.isEmpty()) {
                text.clear();
                leave.run();
            }
        });
    }

    void focusText() {
        text.requestFocus();
    }
}
