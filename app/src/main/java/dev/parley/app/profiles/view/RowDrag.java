package dev.parley.app.profiles.view;

import dev.parley.app.profiles.ProfileRow;
import dev.parley.app.profiles.ProfilesPageViewModel;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/** Lets a profile be dragged to the place of another, or onto the head of a group. */
final class RowDrag {
    private static final DataFormat PROFILE = new DataFormat("application/x-parley-profile");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private final ListCell<ProfileRow> cell;
    private final ProfilesPageViewModel page;

    RowDrag(ListCell<ProfileRow> cell, ProfilesPageViewModel page) {
        this.cell = cell;
        this.page = page;
        cell.setOnDragDetected(this::begin);
        cell.setOnDragOver(event -> {
            if (isWelcome(event)) {
                event.acceptTransferModes(TransferMode.MOVE);
                event.consume();
            }
        });
        cell.setOnDragEntered(event -> cell.pseudoClassStateChanged(TARGET, isWelcome(event)));
        cell.setOnDragExited(_ -> cell.pseudoClassStateChanged(TARGET, false));
        cell.setOnDragDropped(this::drop);
    }

    private void begin(MouseEvent event) {
        if (cell.getItem() instanceof ProfileRow.Entry entry
                && !page.profiles().isBuiltIn(entry.profile().id())) {
            ClipboardContent content = new ClipboardContent();
            content.put(PROFILE, entry.profile().id());
            cell.startDragAndDrop(TransferMode.MOVE).setContent(content);
            event.consume();
        }
    }

    private boolean isWelcome(DragEvent event) {
        ProfileRow onto = cell.getItem();
        return onto != null && event.getDragboard().getContent(PROFILE) instanceof String id && page.canDrop(id, onto);
    }

    private void drop(DragEvent event) {
        boolean welcome = isWelcome(event);
        if (welcome && event.getDragboard().getContent(PROFILE) instanceof String id) {
            page.drop(id, cell.getItem());
        }
        event.setDropCompleted(welcome);
        event.consume();
    }
}
