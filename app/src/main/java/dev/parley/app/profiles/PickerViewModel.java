package dev.parley.app.profiles;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.InferenceException;
import dev.parley.client.connect.ModelCatalog;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.SecretStoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Which endpoint and which model the chat talks to, and the menus to choose others. For the toolkit's thread. */
public final class PickerViewModel {
    /** Above this many profiles there is a field to filter them. */
    private static final int FEW = 8;

    /** What the picker does to the rest of the window. */
    public interface Actions {
        /** The chat talks to this endpoint from now on; {@code model} is {@code null} where the profile has none. */
        void choose(EndpointProfile profile, @Nullable String model);

        void addEndpoint();

        void editEndpoint(EndpointProfile profile);
    }

    /** What is known of the models of an endpoint. */
    private sealed interface Models {
        record Asking() implements Models {}

        record Listed(List<String> names) implements Models {}

        record Missing(String sentence) implements Models {}
    }

    private final ProfilesViewModel profiles;
    private final EndpointAccess access;
    private final ObservableValue<@Nullable EndpointProfile> profile;
    private final ObservableValue<@Nullable String> model;
    private final Actions actions;
    private final Executor fx;
    private final Executor background;
    private final Texts texts = Texts.of(PickerViewModel.class);
    private final Map<EndpointProfile, Models> models = new HashMap<>();
    private final PickerMenu profileMenu = new PickerMenu(this::profileRows);
    private final PickerMenu modelMenu = new PickerMenu(this::modelRows);
    private final Subscriptions subscriptions = new Subscriptions();
    private final ProfileSections sections;

    /** Shows {@code profile} and {@code model}, whose values are another's; choices go to {@code actions}. */
    public PickerViewModel(
            ProfilesViewModel profiles,
            EndpointAccess access,
            ObservableValue<@Nullable EndpointProfile> profile,
            ObservableValue<@Nullable String> model,
            Actions actions,
            Executor fx,
            Executor background) {
        this.profiles = profiles;
        this.sections = new ProfileSections(texts, each -> profiles.isBuiltIn(each.id()));
        this.access = access;
        this.profile = profile;
        this.model = model;
        this.actions = actions;
        this.fx = fx;
        this.background = background;
        subscriptions.onInvalidated(() -> profileMenu.refresh(false), profiles.profiles());
    }

    public ObservableValue<@Nullable EndpointProfile> profile() {
        return profile;
    }

    public ObservableValue<@Nullable String> model() {
        return model;
    }

    public ProfilesViewModel profiles() {
        return profiles;
    }

    public PickerMenu profileMenu() {
        return profileMenu;
    }

    public PickerMenu modelMenu() {
        return modelMenu;
    }

    /** Whether there are so many profiles that the menu shows its filter before anything is typed. */
    public boolean hasManyProfiles() {
        return profiles.profiles().size() > FEW;
    }

    /** To be called before the menu of profiles is shown. */
    public void openProfiles() {
        profileMenu.open();
    }

    /** To be called before the menu of models is shown; asks the server for its models where that wakes nobody. */
    public void openModels() {
        EndpointProfile current = profile.getValue();
        if (current != null && isFree(current) && !(models.get(current) instanceof Models.Listed)) {
            ask(current);
        }
        modelMenu.open();
    }

    /** Whether asking costs nothing: a relay may start a machine for the question. */
    private boolean isFree(EndpointProfile asked) {
        return ModelCatalog.isKnownFor(asked)
                && (asked.delivery() == Delivery.DIRECT || profiles.isBuiltIn(asked.id()));
    }

    private void ask(EndpointProfile asked) {
        if (models.get(asked) instanceof Models.Asking) {
            return;
        }
        models.put(asked, new Models.Asking());
        background.execute(() -> {
            Models found = fetch(asked);
            fx.execute(() -> {
                models.put(asked, found);
                modelMenu.refresh(false);
            });
        });
    }

    private void askNow(EndpointProfile asked) {
        ask(asked);
        modelMenu.refresh(false);
    }

    private Models fetch(EndpointProfile asked) {
        try {
            return new Models.Listed(access.models(asked));
        } catch (InferenceException | SecretStoreException | IllegalStateException | IllegalArgumentException e) {
            return new Models.Missing(Faults.sentence(texts, e));
        }
    }

    private List<MenuRow> profileRows(String typed) {
        List<MenuRow> rows = new ArrayList<>();
        addRows(rows, typed, true);
        addRows(rows, typed, false);
        if (rows.isEmpty() && !typed.isEmpty()) {
            rows.add(MenuRow.note(texts.get("picker.none", typed)));
        }
        rows.add(MenuRow.action(MenuRow.Kind.ADD, texts.get("picker.add"), actions::addEndpoint));
        EndpointProfile current = profile.getValue();
        if (current != null) {
            rows.add(MenuRow.action(MenuRow.Kind.EDIT, texts.get("picker.edit"), () -> actions.editEndpoint(current)));
        }
        return rows;
    }

    /** The built-in ones come first here: they are what answers without any set-up. */
    private void addRows(List<MenuRow> rows, String typed, boolean builtIn) {
        List<EndpointProfile> found = profiles.profiles().stream()
                .filter(candidate -> profiles.isBuiltIn(candidate.id()) == builtIn)
                .filter(candidate -> matches(candidate, typed))
                .toList();
        sections.rows(found, "", Set.of()).stream().map(this::row).forEach(rows::add);
    }

    private MenuRow row(ProfileRow row) {
        return switch (row) {
            case ProfileRow.Group group -> MenuRow.group(group.title());
            case ProfileRow.Entry entry -> row(entry.profile());
        };
    }

    private MenuRow row(EndpointProfile candidate) {
        EndpointProfile current = profile.getValue();
        return new MenuRow(
                MenuRow.Kind.CHOICE,
                candidate.name(),
                ProfileWords.of(texts, candidate),
                candidate.id(),
                current != null && current.id().equals(candidate.id()),
                () -> actions.choose(candidate, candidate.model()));
    }

    private static boolean matches(EndpointProfile candidate, String typed) {
        return contains(candidate.name(), typed)
                || contains(candidate.baseUrl().toString(), typed)
                || (candidate.model() != null && contains(candidate.model(), typed));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private List<MenuRow> modelRows(String typed) {
        EndpointProfile current = profile.getValue();
        if (current == null) {
            return List.of(MenuRow.note(texts.get("picker.no_endpoint")));
        }
        List<String> names = names(current);
        List<MenuRow> rows = new ArrayList<>();
        String chosen = model.getValue();
        names.stream()
                .filter(name -> contains(name, typed))
                .map(name -> MenuRow.choice(name, name.equals(chosen), () -> actions.choose(current, name)))
                .forEach(rows::add);
        if (!typed.isEmpty() && !names.contains(typed)) {
            rows.add(MenuRow.choice(texts.get("models.use", typed), false, () -> actions.choose(current, typed)));
        }
        addNews(rows, current);
        return rows;
    }

    /** What the server lists; the chosen one and the profile's own are there whatever it says. */
    private List<String> names(EndpointProfile current) {
        List<String> names = new ArrayList<>();
        if (models.get(current) instanceof Models.Listed listed) {
            names.addAll(listed.names());
        }
        for (String known : new @Nullable String[] {current.model(), model.getValue()}) {
            if (known != null && !names.contains(known)) {
                names.addFirst(known);
            }
        }
        return names;
    }

    private void addNews(List<MenuRow> rows, EndpointProfile current) {
        Models known = models.get(current);
        switch (known) {
            case Models.Asking asking -> rows.add(MenuRow.note(texts.get("models.asking")));
            case Models.Missing missing -> rows.add(MenuRow.note(missing.sentence()));
            case Models.Listed listed when listed.names().isEmpty() -> rows.add(MenuRow.note(texts.get("models.none")));
            case Models.Listed listed -> {
                // Its names are there.
            }
            case null -> {
                if (!ModelCatalog.isKnownFor(current)) {
                    rows.add(MenuRow.note(texts.get("models.template")));
                } else {
                    rows.add(MenuRow.action(MenuRow.Kind.ASK, texts.get("models.ask"), () -> askNow(current)));
                }
            }
        }
    }

    /** Stops listening. */
    public void dispose() {
        subscriptions.close();
    }
}
