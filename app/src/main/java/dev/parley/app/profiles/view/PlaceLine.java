package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.KeyEdit;
import dev.parley.app.profiles.ProfilesPageViewModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Where a secret is kept and what it is bound to. */
final class PlaceLine extends HBox {
    private final ProfilesPageViewModel page;
    private final KeyEdit edit;
    private final ObservableValue<String> bound;
    private final Texts texts;
    private final Label place = Parts.wrapped("", "text-caption");

    /** {@code bound}: where the secret goes; empty while that is not known. */
    PlaceLine(
            ProfilesPageViewModel page,
            KeyEdit edit,
            ObservableValue<String> bound,
            Texts texts,
            Subscriptions subscriptions) {
        super(6);
        this.page = page;
        this.edit = edit;
        this.bound = bound;
        this.texts = texts;
        getChildren().setAll(Parts.icon("fth-lock", "icon-14"), place);
        HBox.setHgrow(place, Priority.ALWAYS);
        getStyleClass().add("key-place");
        subscriptions.follow(edit.state(), state -> show());
        subscriptions.onChange(bound, now -> show());
        subscriptions.onChange(page.keyPlace(), now -> show());
    }

    private void show() {
        KeyEdit.State state = edit.state().get();
        String host = bound.getValue();
        Parts.show(this, !host.isEmpty() && state != KeyEdit.State.REMOVED && state != KeyEdit.State.NONE);
        if (state == KeyEdit.State.STORED || state == KeyEdit.State.TYPED) {
            page.findKeyPlace();
        }
        ProfilesPageViewModel.KeyPlace known = page.keyPlace().get();
        place.getStyleClass().removeAll("success", "warning", "muted");
        if (known == null) {
            place.setText(texts.get("editor.key.bound", host));
            place.getStyleClass().add("muted");
        } else if (known.isPersistent()) {
            place.setText(
                    known.isRing()
                            ? texts.get("editor.key.in_ring", host)
                            : texts.get("editor.key.elsewhere", host, known.description()));
            place.getStyleClass().add("success");
        } else {
            place.setText(texts.get("editor.key.elsewhere", host, known.description()));
            place.getStyleClass().add("warning");
        }
    }
}
