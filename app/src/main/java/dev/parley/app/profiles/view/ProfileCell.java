package dev.parley.app.profiles.view;

import dev.parley.app.control.StateDot;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfileRow;
import dev.parley.app.profiles.ProfileState;
import dev.parley.app.profiles.ProfileWords;
import dev.parley.app.profiles.ProfilesPageViewModel;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A profile, or the head of a group, in the list of the page. */
final class ProfileCell extends ListCell<ProfileRow> {
    private final ProfilesPageViewModel page;
    private final Texts texts;
    private final StateDot dot = new StateDot();
    private final Label name = Parts.label("", "text-ui");
    private final Label line = Parts.label("", "text-caption", "muted");
    private final Label unsaved = Parts.label("", "badge", "accent");
    private final HBox content = new HBox(8);
    private final ChangeListener<ProfileState> onState = (property, before, now) -> dot.setTone(StateTone.of(now));
    private @Nullable ObservableValue<ProfileState> state;

    ProfileCell(ProfilesPageViewModel page, Texts texts) {
        this.page = page;
        this.texts = texts;
        unsaved.setText(texts.get("page.unsaved"));
        unsaved.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(name, line);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox dotBox = new HBox(dot);
        dotBox.getStyleClass().add("profile-dot");
        content.getChildren().addAll(dotBox, words, unsaved);
        content.setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("profile-row");
        setPrefWidth(0);
        new RowDrag(this, page);
        setOnMouseClicked(_ -> {
            if (getItem() instanceof ProfileRow.Group group) {
                page.fold(group.key(), !group.folded());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable ProfileRow row, boolean empty) {
        super.updateItem(row, empty);
        if (state != null) {
            state.removeListener(onState);
            state = null;
        }
        getStyleClass().remove("group");
        setText(null);
        switch (empty ? null : row) {
            case ProfileRow.Group group -> {
                getStyleClass().add("group");
                setGraphic(head(group));
                setAccessibleText(
                        texts.get(group.folded() ? "page.group.folded" : "page.group", group.title(), group.count()));
            }
            case ProfileRow.Entry entry -> show(entry);
            case null -> setGraphic(null);
        }
    }

    private static HBox head(ProfileRow.Group group) {
        HBox head = new HBox(
                4,
                Parts.icon(group.folded() ? "fth-chevron-right" : "fth-chevron-down", "icon-14", "subtle"),
                Parts.label(group.title(), "text-caption-medium", "subtle"));
        if (group.folded()) {
            head.getChildren()
                    .addAll(Parts.spacer(), Parts.label(Integer.toString(group.count()), "text-caption", "muted"));
        }
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show(ProfileRow.Entry entry) {
        state = page.profiles().state(entry.profile().id());
        state.addListener(onState);
        ProfileState now = state.getValue();
        dot.setTone(StateTone.of(now));
        name.setText(entry.profile().name());
        line.setText(ProfileWords.of(texts, entry.profile()));
        Parts.show(unsaved, page.isUnsaved(entry.profile().id()));
        setGraphic(content);
        setAccessibleText(name.getText() + ", " + line.getText() + ", " + ProfileWords.of(texts, now));
    }
}
