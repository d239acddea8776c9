package dev.parley.app.chat.view;

import dev.parley.app.fx.FirstShown;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lies over a part of the window while files are dragged over that, and hands over what is dropped. */
final class DropTarget extends StackPane {

    private DropTarget(ViewContext context) {
        getStyleClass().add("drop-target");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        FirstShown.then(this, () -> getChildren().add(words(context)));
    }

    private static VBox words(ViewContext context) {
        VBox words = new VBox(
                8,
                Controls.icon("fth-paperclip", "drop-icon"),
                Controls.label(context.text("drop.title"), "text-ui-medium"),
                Controls.label(context.text("drop.hint"), "text-caption", "muted"));
        words.setAlignment(Pos.CENTER);
        return words;
    }

    /** Makes {@code over} take files. It lays the target out over itself. */
    static DropTarget on(Region over, Consumer<List<Path>> dropped, ViewContext context) {
        DropTarget target = new DropTarget(context);
        over.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                target.setVisible(true);
                event.consume();
            }
        });
        over.addEventHandler(DragEvent.DRAG_EXITED, event -> {
            if (over.equals(event.getTarget())) {
                target.setVisible(false);
            }
        });
        over.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            target.setVisible(false);
            if (event.getDragboard().hasFiles()) {
                dropped.accept(event.getDragboard().getFiles().stream()
                        .map(File::toPath)
                        .toList());
                event.setDropCompleted(true);
                event.consume();
            }
        });
        return target;
    }
}
