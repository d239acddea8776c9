package dev.parley.app.history;

import dev.parley.app.control.EditableLabel;
import dev.parley.app.control.IconButtons;
import dev.parley.app.control.StateDot;
import dev.parley.app.control.Tone;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.view.EmojiLabel;
import dev.parley.app.markdown.view.InlineNodes;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the list of chats. Its parts are made once and filled again for each row that it shows. */
final class HistoryCell extends ListCell<HistoryRow> {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    private final HistoryViewModel model;
    private final SidebarActions actions;
    private final Texts texts;
    private final ObservableValue<@Nullable String> openChat;
    private final Label head = new Label();
    private final FontIcon pin = new FontIcon("fth-bookmark");
    private final EditableLabel title;
    private final StateDot running = new StateDot();
    private final FontIcon failed = new FontIcon("fth-alert-circle");
    private final Button more;
    private final HBox row;
    private final MessageLines message = new MessageLines();

    HistoryCell(
            HistoryViewModel model,
            SidebarActions actions,
            Texts texts,
            ObservableValue<@Nullable String> openChat,
            InlineNodes inlines) {
        this.model = model;
        this.actions = actions;
        this.texts = texts;
        this.openChat = openChat;
        getStyleClass().add("history-cell");
        head.getStyleClass().addAll("text-caption-medium", "subtle", "group-head");
        title = new EditableLabel(new EmojiLabel(inlines), texts.get("row.title_field"), this::rename);
        title.setAlignment(Pos.CENTER_LEFT);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        more = moreButton();
        running.setTone(Tone.ACCENT);
        failed.getStyleClass().addAll("danger", "icon-14");
        row = new HBox(8, pin, title, new StackPane(running, failed, more));
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setText(null);
        addEventFilter(MouseEvent.MOUSE_CLICKED, this::onClick);
        setOnContextMenuRequested(event -> {
            menu().show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        hoverProperty().addListener((source, before, now) -> showState());
        openChat.subscribe(now -> markOpen());
    }

    private Button moreButton() {
        Button button = IconButtons.small(
                "fth-more-horizontal", texts.get("row.more"), () -> menu().show(moreAnchor(), Side.BOTTOM, 0, 0));
        button.getStyleClass().add("row-more");
        // The list takes the keys: F2, Delete and the menu key do the same.
        button.setFocusTraversable(false);
        return button;
    }

    private Node moreAnchor() {
        return more;
    }

    private HistoryRow.@Nullable Entry entry() {
        return getItem() instanceof HistoryRow.Entry entry ? entry : null;
    }

    @Override
    protected void updateItem(@Nullable HistoryRow item, boolean empty) {
        HistoryRow before = getItem();
        super.updateItem(item, empty);
        switch (empty ? null : item) {
            case null -> {
                setGraphic(null);
                setAccessibleText("");
            }
            case HistoryRow.Head group -> showHead(group);
            case HistoryRow.Entry entry -> showEntry(entry, before);
            case HistoryRow.Message found -> showMessage(found);
        }
        setPrefHeight(!empty && item instanceof HistoryRow.Message ? MessageLines.HEIGHT : HistoryList.ROW);
        pseudoClassStateChanged(HEAD, !empty && item instanceof HistoryRow.Head);
        markOpen();
    }

    private void showHead(HistoryRow.Head group) {
        head.setText(texts.get(group.group().textKey()));
        setGraphic(head);
        setAccessibleText(head.getText());
    }

    private void showEntry(HistoryRow.Entry entry, @Nullable HistoryRow before) {
        String name = name(entry);
        boolean sameChat = before instanceof HistoryRow.Entry old && old.id().equals(entry.id());
        if (!sameChat && title.editing().get()) {
            requestFocus();
        }
        title.setText(name);
        pin.setVisible(entry.pinned());
        pin.setManaged(entry.pinned());
        setGraphic(row);
        setAccessibleText(
                switch (entry.mark()) {
                    case NONE -> name;
                    case RUNNING -> texts.get("row.described", name, texts.get("row.running"));
                    case FAILED -> texts.get("row.described", name, texts.get("row.failed"));
                });
        showState();
    }

    private void showMessage(HistoryRow.Message found) {
        message.show(found, name(found.title()));
        setGraphic(message);
        setAccessibleText(texts.get("row.described", name(found.title()), found.snippet()));
    }

    private String name(HistoryRow.Entry entry) {
        return name(entry.title());
    }

    private String name(String ownTitle) {
        return ownTitle.isEmpty() ? texts.get("row.untitled") : ownTitle;
    }

    private void showState() {
        HistoryRow.Entry entry = entry();
        boolean hover = isHover() && entry != null && !title.editing().get();
        HistoryRow.Mark mark = entry == null ? HistoryRow.Mark.NONE : entry.mark();
        more.setVisible(hover);
        more.setManaged(hover);
        running.setVisible(!hover && mark == HistoryRow.Mark.RUNNING);
        running.setManaged(running.isVisible());
        failed.setVisible(!hover && mark == HistoryRow.Mark.FAILED);
        failed.setManaged(failed.isVisible());
    }

    private void markOpen() {
        HistoryRow.Entry entry = entry();
        boolean open = entry != null && entry.id().equals(openChat.getValue());
        pseudoClassStateChanged(OPEN, open);
        title.label().getStyleClass().setAll("label", open ? "text-ui-medium" : "text-ui");
    }

    /** Shows the menu below the row, as the menu key asks for. */
    void showMenu() {
        menu().show(this, Side.BOTTOM, 0, 0);
    }

    private ContextMenu menu() {
        HistoryRow.Entry entry = entry();
        ContextMenu menu = new ContextMenu();
        if (entry == null) {
            return menu;
        }
        String id = entry.id();
        boolean pinned = entry.pinned();
        MenuItem delete = item("row.delete", "fth-trash-2", () -> model.delete(id));
        delete.getStyleClass().add("danger");
        menu.getItems()
                .addAll(
                        item("row.rename", "fth-edit-2", this::beginRename),
                        item(pinned ? "row.unpin" : "row.pin", "fth-bookmark", () -> model.setPinned(id, !pinned)),
                        delete);
        return menu;
    }

    private MenuItem item(String key, String icon, Runnable command) {
        MenuItem item = new MenuItem(texts.get(key), new FontIcon(icon));
        item.setOnAction(event -> command.run());
        return item;
    }

    private void onClick(MouseEvent event) {
        if (getItem() instanceof HistoryRow.Message found && event.getButton() == MouseButton.PRIMARY) {
            actions.openAt(found.chatId(), found.turnId(), model.query().get());
            return;
        }
        HistoryRow.Entry entry = entry();
        if (entry == null
                || event.getButton() != MouseButton.PRIMARY
                || title.editing().get()) {
            return;
        }
        if (event.getTarget() instanceof Node target && isMore(target)) {
            return;
        }
        if (event.getClickCount() == 2) {
            beginRename();
        } else {
            actions.open(entry.id());
        }
    }

    private boolean isMore(Node target) {
        for (Node node = target; node != null && node != this; node = node.getParent()) {
            if (node.equals(more)) {
                return true;
            }
        }
        return false;
    }

    void beginRename() {
        HistoryRow.Entry entry = entry();
        if (entry != null) {
            title.edit(entry.title());
            showState();
        }
    }

    private void rename(String text) {
        HistoryRow.Entry entry = entry();
        if (entry != null) {
            model.rename(entry.id(), text);
            getListView().requestFocus();
        }
    }
}
