package dev.parley.app.profiles.view;

import dev.parley.app.control.StateDot;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.PickerViewModel;
import dev.parley.app.profiles.ProfileState;
import dev.parley.app.profiles.ProfileWords;
import dev.parley.app.profiles.ProfilesViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The endpoint and the model in the header, as one control of two parts. */
public final class ProfilePicker extends HBox {
    private final PickerViewModel model;
    private final Texts texts = Texts.of(PickerViewModel.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final StateDot dot = new StateDot();
    private final Label profileName = Parts.label("", "text-ui-medium");
    private final Label modelName = Parts.label("", "text-ui-medium");
    private final Button profilePart = new Button();
    private final Button modelPart = new Button();
    private final Region hairline = new Region();
    private final PickerPopup profiles;
    private final PickerPopup models;
    private final ChangeListener<ProfileState> onState = (property, before, now) -> showProfile();
    private @Nullable ObservableValue<ProfileState> state;

    public ProfilePicker(PickerViewModel model) {
        this.model = model;
        ProfilesViewModel list = model.profiles();
        this.profiles = new PickerPopup(
                model.profileMenu(),
                list,
                texts,
                texts.get("picker.menu"),
                texts.get("picker.filter"),
                model::hasManyProfiles);
        this.models = new PickerPopup(
                model.modelMenu(), list, texts, texts.get("models.menu"), texts.get("models.filter"), () -> true);
        getStyleClass().add("profile-picker");
        part(profilePart, "picker-profile", new HBox(8, dot, profileName, chevron()));
        part(modelPart, "picker-model", new HBox(8, modelName, chevron()));
        profilePart.setOnAction(event -> openProfiles());
        modelPart.setOnAction(event -> openModels());
        hairline.getStyleClass().add("hairline");
        getChildren().addAll(profilePart, hairline, modelPart);
        subscriptions.follow(model.profile(), this::follow);
        subscriptions.follow(model.model(), now -> showModel());
        subscriptions.onInvalidated(this::showProfile, list.profiles());
    }

    private static Region chevron() {
        return new HBox(Parts.icon("fth-chevron-down", "icon-14"));
    }

    private static void part(Button part, String id, HBox content) {
        content.getStyleClass().add("picker-content");
        part.setId(id);
        part.setGraphic(content);
        part.getStyleClass().addAll("flat", "picker-part");
    }

    /** Opens the menu of endpoints, or closes it. */
    public void openProfiles() {
        if (profiles.isShowing()) {
            profiles.hide();
        } else {
            model.openProfiles();
            profiles.show(profilePart);
        }
    }

    /** Opens the menu of models, or closes it. */
    public void openModels() {
        if (models.isShowing()) {
            models.hide();
        } else {
            model.openModels();
            models.show(modelPart);
        }
    }

    private void follow(@Nullable EndpointProfile profile) {
        if (state != null) {
            state.removeListener(onState);
        }
        state = profile == null ? null : model.profiles().state(profile.id());
        if (state != null) {
            state.addListener(onState);
        }
        showProfile();
        showModel();
    }

    private void showProfile() {
        EndpointProfile profile = model.profile().getValue();
        ProfileState now = state == null ? ProfileState.UNKNOWN : state.getValue();
        dot.setTone(StateTone.of(now));
        String name = profile == null
                ? texts.get("picker.no_endpoint")
                : model.profiles().find(profile.id()).map(EndpointProfile::name).orElse(profile.name());
        profileName.setText(name);
        profilePart.setAccessibleText(texts.get("picker.profile", name, ProfileWords.of(texts, now)));
    }

    private void showModel() {
        boolean none = model.profile().getValue() == null;
        Parts.show(modelPart, !none);
        Parts.show(hairline, !none);
        String name = Objects.requireNonNullElse(model.model().getValue(), texts.get("picker.no_model"));
        modelName.setText(name);
        modelPart.setAccessibleText(texts.get("picker.model", name));
    }

    /** Stops listening. */
    public void dispose() {
        profiles.hide();
        models.hide();
        if (state != null) {
            state.removeListener(onState);
        }
        subscriptions.close();
    }
}
