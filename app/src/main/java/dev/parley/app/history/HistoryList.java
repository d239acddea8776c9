package dev.parley.app.history;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.view.InlineNodes;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The chats as a list that makes only the rows that can be seen. Enter opens, F2 renames, Delete deletes; Shift and the
 * arrows choose several.
 */
final class HistoryList extends ListView<HistoryRow> {
    static final double ROW = 32;

    private final HistoryViewModel model;
    private final SidebarActions actions;
    /** The line that the person stood on last, which keeps the focus when the lines around it change. */
    private String stoodOn = "";

    private @Nullable HistoryList above;
    private @Nullable HistoryList below;

    HistoryList(
            HistoryViewModel model,
            ObservableList<HistoryRow> rows,
            SidebarActions actions,
            Texts texts,
            ObservableValue<@Nullable String> openChat,
            InlineNodes inlines) {
        super(rows);
        this.model = model;
        this.actions = actions;
        getStyleClass().add("history-list");
        setFixedCellSize(ROW);
        rows.addListener((ListChangeListener<HistoryRow>) change -> {
            fitRows();
            standAgain();
        });
        setAccessibleText(texts.get("sidebar.chats"));
        setCellFactory(list -> new HistoryCell(model, actions, texts, openChat, inlines));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> remember());
        focusVisibleProperty().addListener((source, was, visible) -> {
            if (visible) {
                showFocused();
            }
        });
    }

    /** Who comes by Tab sees where they are. A click goes to a row that is seen, so nothing moves below the pointer. */
    private void showFocused() {
        if (isStop(getFocusModel().getFocusedItem())) {
            scrollIntoView(getFocusModel().getFocusedIndex());
        } else {
            move(1);
        }
    }

    private void onKey(KeyEvent event) {
        // Keys within the field that renames are its own.
        if (!isFocused()) {
            return;
        }
        boolean used = event.isShortcutDown() ? choose(event.getCode()) : press(event);
        if (used) {
            event.consume();
        }
    }

    private void remember() {
        stoodOn = id(getFocusModel().getFocusedItem());
    }

    private void standAgain() {
        if (!stoodOn.isEmpty() && !id(getFocusModel().getFocusedItem()).equals(stoodOn)) {
            for (int i = 0; i < getItems().size(); i++) {
                if (id(getItems().get(i)).equals(stoodOn)) {
                    getFocusModel().focus(i);
                    return;
                }
            }
        }
    }

    private static String id(@Nullable HistoryRow row) {
        return switch (row) {
            case HistoryRow.Entry entry -> entry.id();
            case HistoryRow.Folder folder -> folder.folder().id();
            case null, default -> "";
        };
    }

    private boolean press(KeyEvent event) {
        return switch (event.getCode()) {
            case UP -> step(-1, event.isShiftDown());
            case DOWN -> step(1, event.isShiftDown());
            case ENTER, SPACE -> open();
            case DELETE -> delete();
            case F2 -> rename();
            case CONTEXT_MENU -> onCell(HistoryCell::showMenu);
            case ESCAPE -> stopChoosing();
            default -> false;
        };
    }

    private boolean choose(KeyCode code) {
        if (code == KeyCode.A) {
            model.selection().choose(model.order());
            return true;
        }
        return code == KeyCode.SPACE && onEntry(entry -> model.selection().toggle(entry.id()));
    }

    private boolean stopChoosing() {
        boolean any = !model.selection().ids().isEmpty();
        model.selection().clear();
        return any;
    }

    private boolean step(int step, boolean extend) {
        if (extend && model.selection().ids().isEmpty()) {
            onEntry(entry -> model.selection().beginAt(entry.id()));
        }
        boolean moved = move(step);
        onEntry(entry -> {
            if (extend) {
                model.selection().extendTo(entry.id(), model.order());
            } else {
                model.selection().beginAt(entry.id());
            }
        });
        return moved;
    }

    private boolean delete() {
        if (getFocusModel().getFocusedItem() instanceof HistoryRow.Folder row) {
            model.deleteFolder(row.folder().id());
            return true;
        }
        return onEntry(entry -> model.delete(model.selection().with(entry.id())));
    }

    private boolean rename() {
        if (getFocusModel().getFocusedItem() instanceof HistoryRow.Folder row) {
            actions.renameFolder(row.folder().id());
            return true;
        }
        return onCell(HistoryCell::beginRename);
    }

    private boolean open() {
        if (getFocusModel().getFocusedItem() instanceof HistoryRow.Folder row) {
            model.filings().toggle(row.folder().id());
            return true;
        }
        if (getFocusModel().getFocusedItem() instanceof HistoryRow.Message message) {
            actions.openAt(message.chatId(), message.turnId(), model.query().get());
            return true;
        }
        return onEntry(entry -> actions.open(entry.id()));
    }

    /** The first of what the search found, as Enter in its field does. */
    void openFirst() {
        getFocusModel().focus(-1);
        move(1);
        open();
    }

    /** Messages take two lines each; without them all lines are alike, which a long list is quicker with. */
    private void fitRows() {
        boolean twoLines = !getItems().isEmpty() && getItems().getLast() instanceof HistoryRow.Message;
        setFixedCellSize(twoLines ? USE_COMPUTED_SIZE : ROW);
    }

    private boolean onEntry(Consumer<HistoryRow.Entry> use) {
        if (getFocusModel().getFocusedItem() instanceof HistoryRow.Entry entry) {
            use.accept(entry);
            return true;
        }
        return false;
    }

    /** To the next chat, over the names of groups. */
    private boolean move(int step) {
        return moveFrom(getFocusModel().getFocusedIndex(), step);
    }

    private boolean moveFrom(int at, int step) {
        for (int i = at + step; i >= 0 && i < getItems().size(); i += step) {
            if (isStop(getItems().get(i))) {
                getSelectionModel().select(i);
                getFocusModel().focus(i);
                remember();
                scrollIntoView(i);
                return true;
            }
        }
        HistoryList next = step < 0 ? above : below;
        if (next != null && next.isVisible() && next.getItems().stream().anyMatch(HistoryList::isStop)) {
            next.enter(step);
        }
        return true;
    }

    /** By the arrow that left the other list: at the first line, or the last. */
    private void enter(int step) {
        requestFocus();
        moveFrom(step > 0 ? -1 : getItems().size(), step);
    }

    /** The arrow goes on in the other list after the last line of this one. */
    void joinBelow(HistoryList other) {
        below = other;
        other.above = this;
    }

    private static boolean isStop(@Nullable HistoryRow row) {
        return row != null && !(row instanceof HistoryRow.Head);
    }

    private Optional<HistoryCell> cell(int index) {
        return lookupAll(".history-cell").stream()
                .filter(HistoryCell.class::isInstance)
                .map(HistoryCell.class::cast)
                .filter(cell -> cell.getIndex() == index && isStop(cell.getItem()))
                .findFirst();
    }

    private void scrollIntoView(int index) {
        boolean seen = cell(index)
                .map(cell -> sceneToLocal(cell.localToScene(cell.getBoundsInLocal())))
                .filter(bounds -> bounds.getMinY() >= 0 && bounds.getMaxY() <= getHeight())
                .isPresent();
        if (!seen) {
            scrollTo(Math.max(0, index - 3));
        }
    }

    private boolean onCell(Consumer<HistoryCell> use) {
        Optional<HistoryCell> cell = cell(getFocusModel().getFocusedIndex());
        cell.ifPresent(use);
        return cell.isPresent();
    }
}
