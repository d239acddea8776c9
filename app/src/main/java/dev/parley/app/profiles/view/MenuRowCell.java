package dev.parley.app.profiles.view;

import dev.parley.app.control.StateDot;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.MenuRow;
import dev.parley.app.profiles.ProfileState;
import dev.parley.app.profiles.ProfileWords;
import dev.parley.app.profiles.ProfilesViewModel;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One row of a menu of the picker. */
final class MenuRowCell extends ListCell<MenuRow> {
    private final ProfilesViewModel profiles;
    private final Texts texts;

    MenuRowCell(ProfilesViewModel profiles, Texts texts, IntConsumer choose) {
        this.profiles = profiles;
        this.texts = texts;
        getStyleClass().add("picker-row");
        // The list is as wide as its popup, never as wide as its longest name.
        setPrefWidth(0);
        setOnMouseClicked(event -> choose.accept(getIndex()));
    }

    @Override
    protected void updateItem(@Nullable MenuRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll("group", "note");
        setText(null);
        setGraphic(row == null || empty ? null : content(row));
        setAccessibleText(row == null || empty ? "" : words(row));
    }

    private Node content(MenuRow row) {
        return switch (row.kind()) {
            case GROUP -> {
                getStyleClass().add("group");
                yield Parts.label(row.text(), "text-caption-medium", "subtle");
            }
            case NOTE -> {
                getStyleClass().add("note");
                yield Parts.wrapped(row.text(), "text-caption", "muted");
            }
            case ADD -> line(Parts.icon("fth-plus"), row);
            case EDIT -> line(Parts.icon("fth-edit-2"), row);
            case ASK -> line(Parts.icon("fth-refresh-cw"), row);
            case CHOICE -> line(row.profileId() == null ? null : dot(row.profileId()), row);
        };
    }

    private Node dot(String profileId) {
        StateDot dot = new StateDot();
        dot.setTone(StateTone.of(profiles.state(profileId).get()));
        return dot;
    }

    private static Node line(@Nullable Node first, MenuRow row) {
        Label text = Parts.label(row.text(), row.current() ? "text-ui-medium" : "text-ui");
        text.setMinWidth(60);
        Label detail = Parts.label(row.detail(), "text-caption", "subtle");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8);
        line.setAlignment(Pos.CENTER_LEFT);
        if (first != null) {
            line.getChildren().add(first);
        }
        line.getChildren().addAll(text, Parts.spacer(), detail);
        if (row.current()) {
            line.getChildren().add(Parts.icon("fth-check", "accent"));
        }
        return line;
    }

    private String words(MenuRow row) {
        StringBuilder words = new StringBuilder(row.text());
        if (!row.detail().isEmpty()) {
            words.append(", ").append(row.detail());
        }
        if (row.profileId() != null) {
            ProfileState state = profiles.state(row.profileId()).get();
            words.append(", ").append(ProfileWords.of(texts, state));
        }
        return row.current()
                ? words.append(", ").append(texts.get("picker.current")).toString()
                : words.toString();
    }
}
