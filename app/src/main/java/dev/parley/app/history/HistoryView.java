package dev.parley.app.history;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.SearchField;
import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.FirstShown;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.view.InlineNodes;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sidebar: New chat, search, the chats, and what else there is in the program. */
public final class HistoryView extends VBox implements AutoCloseable {
    /** Of the height of the lists, at most. */
    private static final double FOLDERS_SHARE = 0.45;

    private final Texts texts = Texts.of(HistoryView.class);
    private final HistoryViewModel model;
    private final SidebarActions actions;
    private final SearchField search = new SearchField(texts.get("sidebar.search"));
    private final HistoryList list;
    private final HistoryList folders;
    private final VBox lists;
    private final Label first = new Label();
    private final Label second = new Label();
    private final VBox message = new VBox(first, second);
    private final VBox foot = new VBox();
    private final Subscriptions subscriptions = new Subscriptions();

    /**
     * Made for a model whose {@link HistoryViewModel#refresh} was called, or soon is.
     *
     * @param openChat the id of the chat on the screen
     * @param newChatKeys how the key of New chat is written
     * @param inlines draws the emoji of titles
     */
    public HistoryView(
            HistoryViewModel model,
            SidebarActions actions,
            ObservableValue<@Nullable String> openChat,
            ObservableValue<String> newChatKeys,
            InlineNodes inlines) {
        this.model = model;
        this.actions = actions;
        list = new HistoryList(model, model.rows(), actions, texts, openChat, inlines);
        folders = new HistoryList(model, model.folderRows(), actions, texts, openChat, inlines);
        folders.setAccessibleText(texts.get("sidebar.folders"));
        folders.getStyleClass().add("folder-list");
        list.joinBelow(folders);
        lists = new VBox();
        VBox.setVgrow(list, Priority.ALWAYS);
        getStyleClass().add("history-view");
        message.getStyleClass().add("history-message");
        first.getStyleClass().addAll("text-ui", "muted");
        Wrapping.wrap(first);
        second.getStyleClass().addAll("text-caption", "subtle");
        Wrapping.wrap(second);
        StackPane body = new StackPane(lists, message);
        body.setAlignment(Pos.TOP_LEFT);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        foot.getStyleClass().add("history-foot");
        ChoiceBar choice = new ChoiceBar(model, actions, texts, subscriptions);
        getChildren().addAll(head(), top(newChatKeys), choice, body, foot);
        subscriptions.follow(model.state(), this::show);
        subscriptions.onInvalidated(this::fit, model.rows(), model.folderRows(), lists.heightProperty());
        fit();
        FirstShown.then(lists, () -> {
            lists.getChildren().add(list);
            FirstShown.then(folders, () -> lists.getChildren().add(folders));
        });
    }

    private Node head() {
        Region mark = new Region();
        mark.getStyleClass().add("app-mark");
        Label name = new Label(texts.get("app.name"));
        name.getStyleClass().add("text-section");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                mark, name, gap, IconButtons.flat("fth-sidebar", texts.get("sidebar.collapse"), actions::hideSidebar));
        head.getStyleClass().add("history-head");
        return head;
    }

    private Node top(ObservableValue<String> newChatKeys) {
        Label label = new Label(texts.get("sidebar.new_chat"));
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Label keys = new Label();
        subscriptions.follow(newChatKeys, hint -> {
            keys.setText(hint);
            keys.setVisible(!hint.isEmpty());
        });
        keys.getStyleClass().add("key-hint");
        HBox content = new HBox(8, new FontIcon("fth-plus"), label, keys);
        content.setAlignment(Pos.CENTER_LEFT);
        Button newChat = new Button();
        newChat.setGraphic(content);
        newChat.setAccessibleText(label.getText());
        newChat.setMaxWidth(Double.MAX_VALUE);
        newChat.getStyleClass().add("new-chat");
        content.prefWidthProperty().bind(newChat.widthProperty().subtract(24));
        newChat.setOnAction(event -> actions.newChat());
        VBox top = new VBox(8, newChat, searchField());
        top.getStyleClass().add("history-top");
        return top;
    }

    private Node searchField() {
        search.field().textProperty().bindBidirectional(model.query());
        search.setOnEnter(list::openFirst);
        search.setOnDown(list::requestFocus);
        return search;
    }

    /** Adds a row at the foot. */
    public void addFoot(FootRow row) {
        foot.getChildren().add(row);
    }

    /** Puts the caret into the search field. */
    public void focusSearch() {
        search.field().requestFocus();
        search.field().selectAll();
    }

    /** The folders follow the last chat, and stay in sight below a long list. */
    private void fit() {
        int rows = model.folderRows().size();
        boolean any = rows > 0;
        list.setMaxHeight(any ? model.rows().size() * HistoryList.ROW : Double.MAX_VALUE);
        double most = Math.max(3 * HistoryList.ROW, lists.getHeight() * FOLDERS_SHARE);
        double height = Math.min(rows * HistoryList.ROW, most);
        folders.setMinHeight(height);
        folders.setPrefHeight(height);
        folders.setMaxHeight(height);
        folders.setVisible(any);
        folders.setManaged(any);
    }

    private void show(HistoryViewModel.State state) {
        lists.setVisible(state == HistoryViewModel.State.LIST);
        message.setVisible(state != HistoryViewModel.State.LIST && state != HistoryViewModel.State.LOADING);
        first.setText(
                switch (state) {
                    case EMPTY -> texts.get("empty.first");
                    case NO_MATCH -> texts.get("nomatch");
                    case UNREADABLE -> texts.get("unreadable");
                    case LOADING, LIST -> "";
                });
        second.setText(state == HistoryViewModel.State.EMPTY ? texts.get("empty.second") : "");
    }

    @Override
    public void close() {
        subscriptions.close();
        search.field().textProperty().unbindBidirectional(model.query());
    }
}
