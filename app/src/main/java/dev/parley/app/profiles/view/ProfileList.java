package dev.parley.app.profiles.view;

import dev.parley.app.control.ListKeys;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfileRow;
import dev.parley.app.profiles.ProfilesPageViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All profiles under their groups, with a field to filter them. Alt+Up and Alt+Down move the open one. */
final class ProfileList extends VBox {
    private final ProfilesPageViewModel page;
    private final TextField filter = new TextField();
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final ListView<ProfileRow> list = new ListView<>(rows);
    private boolean filling;

    ProfileList(ProfilesPageViewModel page, Texts texts, Subscriptions subscriptions) {
        this.page = page;
        getStyleClass().add("profile-list");
        filter.getStyleClass().add("search");
        filter.setPromptText(texts.get("page.filter"));
        filter.setAccessibleText(texts.get("page.filter"));
        var glass = Parts.icon("fth-search");
        glass.setMouseTransparent(true);
        StackPane search = new StackPane(filter, glass);
        search.getStyleClass().add("search-box");
        list.setId("profile-list");
        list.setAccessibleText(texts.get("page.list"));
        list.setCellFactory(view -> new ProfileCell(page, texts));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(search, list);
        subscriptions.onInvalidated(this::fill, page.profiles().profiles(), filter.textProperty(), page.folded());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        ListKeys.passEscape(list);
        subscriptions.follow(page.editor(), editor -> select());
        subscriptions.onChange(page.unsaved(), now -> list.refresh());
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!filling && now instanceof ProfileRow.Entry entry) {
                page.edit(entry.profile());
            }
        });
        fill();
    }

    private void fill() {
        filling = true;
        ProfileRow selected = list.getSelectionModel().getSelectedItem();
        rows.setAll(page.rows(filter.getText()));
        filling = false;
        select();
        if (selected instanceof ProfileRow.Group head) {
            selectHead(head.key());
        }
    }

    /** The head that the keyboard is on stays where it is, folded or not. */
    private void selectHead(String key) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof ProfileRow.Group head && head.key().equals(key)) {
                list.getSelectionModel().clearAndSelect(i);
            }
        }
    }

    private void pressed(KeyEvent event) {
        boolean up = event.getCode() == KeyCode.UP;
        if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
            page.move(up ? -1 : 1);
            event.consume();
        } else if (list.getSelectionModel().getSelectedItem() instanceof ProfileRow.Group head) {
            switch (event.getCode()) {
                case LEFT -> page.fold(head.key(), true);
                case RIGHT -> page.fold(head.key(), false);
                case ENTER, SPACE -> page.fold(head.key(), !head.folded());
                default -> {
                    return;
                }
            }
            event.consume();
        }
    }

    private void select() {
        ProfileEditorViewModel editor = page.editor().get();
        filling = true;
        int index = editor == null ? -1 : indexOf(editor.original());
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(index);
        }
        filling = false;
    }

    private int indexOf(@Nullable EndpointProfile profile) {
        for (int i = 0; i < rows.size(); i++) {
            if (profile != null
                    && rows.get(i) instanceof ProfileRow.Entry entry
                    && entry.profile().id().equals(profile.id())) {
                return i;
            }
        }
        return -1;
    }
}
