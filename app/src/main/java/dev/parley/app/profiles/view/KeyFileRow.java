package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.KeyFileOffer;
import dev.parley.app.profiles.ProfilesPageViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where there is no key ring: offers a file with a passphrase, or unlocks it. */
final class KeyFileRow extends VBox {
    private final ProfilesPageViewModel page;
    private final Texts texts;
    private final PasswordField phrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Button offer;
    private final Button use;
    private final HBox row;
    private final Label failure = Parts.wrapped("", "text-caption", "danger");
    private KeyFileOffer shown = KeyFileOffer.NOTHING;

    KeyFileRow(ProfilesPageViewModel page, Texts texts, Subscriptions subscriptions) {
        super(6);
        this.page = page;
        this.texts = texts;
        offer = Parts.button(texts.get("keyfile.offer"), "fth-file-plus", this::ask, "small");
        offer.setId("keyfile-offer");
        use = Parts.button("", this::give);
        use.setId("keyfile-use");
        use.setMinWidth(USE_PREF_SIZE);
        prepare(phrase, "keyfile-phrase", texts.get("keyfile.phrase"));
        prepare(again, "keyfile-again", texts.get("keyfile.again"));
        row = new HBox(8, phrase, again, use);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(offer, row, failure);
        subscriptions.follow(page.keyPlace(), place -> show(place == null ? KeyFileOffer.NOTHING : place.offer()));
    }

    private void prepare(PasswordField field, String id, String name) {
        field.setId(id);
        field.setPromptText(name);
        field.setAccessibleText(name);
        field.setOnAction(_ -> give());
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
    }

    private void show(KeyFileOffer now) {
        shown = now;
        boolean unlock = now == KeyFileOffer.UNLOCK;
        Parts.show(offer, now == KeyFileOffer.MAKE);
        Parts.show(row, unlock);
        Parts.show(again, !unlock);
        use.setText(texts.get(unlock ? "keyfile.unlock" : "keyfile.make"));
        use.setAccessibleText(use.getText());
        fail("");
        Parts.show(this, now != KeyFileOffer.NOTHING);
    }

    private void ask() {
        Parts.show(offer, false);
        Parts.show(row, true);
        phrase.requestFocus();
    }

    private void give() {
        if (shown == KeyFileOffer.MAKE && !phrase.getText().equals(again.getText())) {
            fail(texts.get("keyfile.differ"));
            return;
        }
        use.setDisable(true);
        var _ = page.givePassphrase(phrase.getText()).thenAccept(why -> {
            use.setDisable(false);
            fail(why);
            if (why.isEmpty()) {
                phrase.clear();
                again.clear();
            }
        });
    }

    private void fail(String why) {
        failure.setText(why);
        Parts.show(failure, !why.isEmpty());
    }
}
