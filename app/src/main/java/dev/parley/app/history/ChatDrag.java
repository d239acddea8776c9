package dev.parley.app.history;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** Chats are dragged onto a folder, a chat in it, or back onto the list. The titles go with them for other programs. */
final class ChatDrag {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final HistoryViewModel model;
    private final ListCell<HistoryRow> cell;

    private ChatDrag(HistoryViewModel model, ListCell<HistoryRow> cell) {
        this.model = model;
        this.cell = cell;
    }

    static void install(HistoryViewModel model, ListCell<HistoryRow> cell) {
        ChatDrag drag = new ChatDrag(model, cell);
        cell.setOnDragDetected(event -> {
            if (cell.getItem() instanceof HistoryRow.Entry entry) {
                drag.begin(entry);
                event.consume();
            }
        });
        cell.setOnDragOver(event -> {
            if (drag.takes(event)) {
                event.acceptTransferModes(TransferMode.MOVE);
                event.consume();
            }
        });
        cell.setOnDragEntered(event -> cell.pseudoClassStateChanged(DROP, drag.takes(event)));
        cell.setOnDragExited(event -> cell.pseudoClassStateChanged(DROP, false));
        cell.setOnDragDropped(event -> {
            if (drag.takes(event)) {
                model.drop(drag.folder());
                event.setDropCompleted(true);
                event.consume();
            }
        });
        cell.setOnDragDone(event -> model.drag(List.of()));
    }

    private void begin(HistoryRow.Entry entry) {
        model.drag(model.selection().with(entry.id()));
        ClipboardContent content = new ClipboardContent();
        content.putString(entry.title());
        Dragboard board = cell.startDragAndDrop(TransferMode.MOVE);
        board.setDragView(cell.snapshot(null, null));
        board.setContent(content);
    }

    /** Only chats of this list, and not onto where they are. */
    private boolean takes(DragEvent event) {
        return event.getGestureSource() instanceof HistoryCell && model.canDrop(folder());
    }

    /** Of the line below the pointer; {@code null}: it is in none. */
    private @Nullable String folder() {
        return switch (cell.getItem()) {
            case HistoryRow.Folder row -> row.folder().id();
            case HistoryRow.Entry row
            when row.within() -> model.filings().of(row.id()).folderId();
            case null, default -> null;
        };
    }
}
