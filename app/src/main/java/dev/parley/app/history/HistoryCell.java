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
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
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
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");
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
    private final StackPane state = new StackPane();
    private final HBox row;
    private final MessageLines message = new MessageLines();
    private final FolderLine folder;
    private final TagChips tags;
    private final ChatMenu menus;

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
        folder = new FolderLine(texts, inlines);
        tags = new TagChips(texts, tag -> model.query().set(ChatQuery.of(tag)));
        menus = new ChatMenu(model, actions, texts);
        row = new HBox(8, pin, title, tags, state);
        state.getChildren().addAll(running, failed, more);
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
        model.selection().ids().subscribe(this::markChosen);
        ChatDrag.install(model, this);
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
            case HistoryRow.Folder shown -> {
                setGraphic(folder);
                setAccessibleText(folder.show(shown));
            }
            case HistoryRow.Message found -> showMessage(found);
        }
        setPrefHeight(!empty && item instanceof HistoryRow.Message ? MessageLines.HEIGHT : HistoryList.ROW);
        pseudoClassStateChanged(HEAD, !empty && item instanceof HistoryRow.Head);
        pseudoClassStateChanged(WITHIN, !empty && item instanceof HistoryRow.Entry entry && entry.within());
        markOpen();
        markChosen();
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
        tags.show(entry.tags());
        setGraphic(row);
        String tagged = entry.tags().isEmpty()
                ? name
                : texts.get("row.described", name, texts.get("tags.described", String.join(", ", entry.tags())));
        setAccessibleText(
                switch (entry.mark()) {
                    case NONE -> tagged;
                    case RUNNING -> texts.get("row.described", tagged, texts.get("row.running"));
                    case FAILED -> texts.get("row.described", tagged, texts.get("row.failed"));
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
        // Else the gap before it would be there without it.
        state.setManaged(hover || mark != HistoryRow.Mark.NONE);
    }

    private void markOpen() {
        HistoryRow.Entry entry = entry();
        boolean open = entry != null && entry.id().equals(openChat.getValue());
        pseudoClassStateChanged(OPEN, open);
        title.label().getStyleClass().setAll("label", open ? "text-ui-medium" : "text-ui");
    }

    private void markChosen() {
        HistoryRow.Entry entry = entry();
        pseudoClassStateChanged(CHOSEN, entry != null && model.selection().ids().contains(entry.id()));
    }

    /** Shows the menu below the row, as the menu key asks for. */
    void showMenu() {
        menu().show(this, Side.BOTTOM, 0, 0);
    }

    private ContextMenu menu() {
        return menus.of(getItem(), this::beginRename);
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        switch (getItem()) {
            case HistoryRow.Message found ->
                actions.openAt(found.chatId(), found.turnId(), model.query().get());
            case HistoryRow.Folder shown ->
                model.filings().toggle(shown.folder().id());
            case HistoryRow.Entry entry
            when !title.editing().get() && !isOwnPart(event.getTarget()) -> onClick(event, entry.id());
            case null, default -> {
                // the name of a group, or a part that hears the click itself
            }
        }
    }

    private void onClick(MouseEvent event, String id) {
        ChatSelection selection = model.selection();
        if (event.isShortcutDown()) {
            selection.toggle(id);
        } else if (event.isShiftDown()) {
            selection.extendTo(id, model.order());
        } else if (event.getClickCount() == 2) {
            beginRename();
        } else {
            selection.beginAt(id);
            actions.open(id);
        }
    }

    private boolean isOwnPart(EventTarget target) {
        for (Node node = target instanceof Node hit ? hit : null;
                node != null && node != this;
                node = node.getParent()) {
            if (node.equals(more) || node.equals(tags)) {
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
