package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfilesPageViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All profiles in two groups, with a field to filter them. */
final class ProfileList extends VBox {
    private final ProfilesPageViewModel page;
    private final Texts texts;
    private final TextField filter = new TextField();
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final ListView<ProfileRow> list = new ListView<>(rows);
    private boolean filling;

    ProfileList(ProfilesPageViewModel page, Texts texts, Subscriptions subscriptions) {
        this.page = page;
        this.texts = texts;
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
        subscriptions.onInvalidated(this::fill, page.profiles().profiles(), filter.textProperty());
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
        List<ProfileRow> now = new ArrayList<>();
        addGroup(now, "picker.group.saved", false);
        addGroup(now, "picker.group.local", true);
        filling = true;
        rows.setAll(now);
        filling = false;
        select();
    }

    private void addGroup(List<ProfileRow> now, String title, boolean builtIn) {
        String typed = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<ProfileRow.Entry> found = page.profiles().profiles().stream()
                .filter(profile -> page.profiles().isBuiltIn(profile.id()) == builtIn)
                .filter(profile -> profile.name().toLowerCase(Locale.ROOT).contains(typed))
                .map(ProfileRow.Entry::new)
                .toList();
        if (!found.isEmpty()) {
            now.add(new ProfileRow.Group(texts.get(title)));
            now.addAll(found);
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
