package dev.parley.app.history;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.view.InlineNodes;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The chats as a list that makes only the rows that can be seen. Enter opens, F2 renames, Delete deletes. */
final class HistoryList extends ListView<HistoryRow> {
    static final double ROW = 32;

    private final HistoryViewModel model;
    private final SidebarActions actions;

    HistoryList(
            HistoryViewModel model,
            SidebarActions actions,
            Texts texts,
            ObservableValue<@Nullable String> openChat,
            InlineNodes inlines) {
        super(model.rows());
        this.model = model;
        this.actions = actions;
        getStyleClass().add("history-list");
        setFixedCellSize(ROW);
        model.rows().addListener((ListChangeListener<HistoryRow>) change -> fitRows());
        setAccessibleText(texts.get("sidebar.chats"));
        setCellFactory(list -> new HistoryCell(model, actions, texts, openChat, inlines));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
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
        boolean used = switch (event.getCode()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case ENTER, SPACE -> open();
            case DELETE -> onEntry(entry -> model.delete(entry.id()));
            case F2 -> onCell(HistoryCell::beginRename);
            case CONTEXT_MENU -> onCell(HistoryCell::showMenu);
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private boolean open() {
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
        int at = getFocusModel().getFocusedIndex();
        for (int i = at + step; i >= 0 && i < getItems().size(); i += step) {
            if (isStop(getItems().get(i))) {
                getSelectionModel().select(i);
                getFocusModel().focus(i);
                scrollIntoView(i);
                return true;
            }
        }
        return true;
    }

    private static boolean isStop(@Nullable HistoryRow row) {
        return row instanceof HistoryRow.Entry || row instanceof HistoryRow.Message;
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
