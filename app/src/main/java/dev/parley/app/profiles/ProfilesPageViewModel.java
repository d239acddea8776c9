package dev.parley.app.profiles;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.snippet.ImportCandidate;
import dev.parley.client.snippet.ImportResult;
import dev.parley.client.snippet.RequestImport;
import dev.parley.client.store.PassphraseSecretStore;
import dev.parley.client.store.ProfileExchange;
import dev.parley.client.store.SecretStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/**
 * The page of all profiles: which one is open, and the editors with unsaved changes, which wait for their person to come
 * back. For the toolkit's thread.
 */
public final class ProfilesPageViewModel {
    /** Under this key waits the editor of a profile that has no place yet. */
    private static final String NEW = "";

    private final ProfilesViewModel profiles;
    private final EndpointAccess access;
    private final Supplier<SecretStore> keys;
    private final Executor fx;
    private final Executor background;
    private final Map<String, ProfileEditorViewModel> open = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable ProfileEditorViewModel> editor = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable KeyPlace> keyPlace = new ReadOnlyObjectWrapper<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObservableList<String> importNotes = FXCollections.observableArrayList();
    private final Texts texts = Texts.of(ProfilesPageViewModel.class);
    private final ProfileSections sections;
    private final ObservableSet<String> folded = FXCollections.observableSet();
    private final ObservableSet<String> readOnlyFolded = FXCollections.unmodifiableObservableSet(folded);
    private final ProfileTransfer transfer;
    private Function<EndpointProfile, String> lastAnswers = profile -> "";
    private boolean askedForKeyPlace;

    /** Where keys are kept: in the system's key ring, else {@code description} says where and why. */
    public record KeyPlace(boolean isPersistent, boolean isRing, String description, KeyFileOffer offer) {
        static KeyPlace of(SecretStore store) {
            return new KeyPlace(
                    store.isPersistent(),
                    !(store instanceof PassphraseSecretStore),
                    store.description(),
                    KeyFileOffer.of(store));
        }
    }

    /** {@code background} runs what may block, a test from its beginning to its end among it. */
    public ProfilesPageViewModel(
            ProfilesViewModel profiles,
            EndpointAccess access,
            Supplier<SecretStore> keys,
            Executor fx,
            Executor background) {
        this.profiles = profiles;
        this.sections = new ProfileSections(texts, profile -> profiles.isBuiltIn(profile.id()));
        this.transfer = new ProfileTransfer(profiles, fx, background);
        this.access = access;
        this.keys = keys;
        this.fx = fx;
        this.background = background;
    }

    public ProfilesViewModel profiles() {
        return profiles;
    }

    /** The profile that is open; {@code null}: none. */
    public ReadOnlyObjectProperty<@Nullable ProfileEditorViewModel> editor() {
        return editor.getReadOnlyProperty();
    }

    /** Whether some editor, open or waiting, has changes that are not saved. */
    public ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    /** {@code null} until it is known; see {@link #findKeyPlace()}. */
    public ReadOnlyObjectProperty<@Nullable KeyPlace> keyPlace() {
        return keyPlace.getReadOnlyProperty();
    }

    /** Finds out where keys are kept, which may ask the person to unlock their ring: call it when a key is at hand. */
    public void findKeyPlace() {
        if (askedForKeyPlace) {
            return;
        }
        askedForKeyPlace = true;
        background.execute(() -> {
            KeyPlace place = KeyPlace.of(keys.get());
            fx.execute(() -> keyPlace.set(place));
        });
    }

    /**
     * Makes the file of keys with this passphrase, or unlocks it: what {@link KeyPlace#offer} offers.
     *
     * @return completes with why that cannot be done, empty if it could
     */
    public CompletionStage<String> givePassphrase(String passphrase) {
        return CompletableFuture.supplyAsync(() -> KeyFileOffer.accept(keys.get(), passphrase), background)
                .thenApplyAsync(
                        why -> {
                            if (why.isEmpty()) {
                                askedForKeyPlace = false;
                                findKeyPlace();
                            }
                            return why;
                        },
                        fx);
    }

    /** Whether the profile has changes that are not saved. */
    public boolean isUnsaved(String id) {
        ProfileEditorViewModel waiting = open.get(id);
        return waiting != null && waiting.dirty().get();
    }

    /** Whether a new profile was begun and not saved, which another new one would take the place of. */
    public boolean hasBegun() {
        return isUnsaved(NEW);
    }

    /** Opens a profile, with the changes that it was left with. */
    public void edit(EndpointProfile profile) {
        show(open.computeIfAbsent(profile.id(), id -> editorOf(profile)));
    }

    /** Opens a new profile, or the one that was begun. */
    public void add() {
        show(open.computeIfAbsent(NEW, _ -> editorOf(null)));
    }

    /** Opens a new profile with what is known of endpoints of a kind. */
    public void addFrom(ReadyTemplate template) {
        add();
        begin(template.draft(), null);
        importNotes.clear();
    }

    private void begin(ProfileDraft draft, @Nullable Secret key) {
        ProfileEditorViewModel fresh = editor.get();
        if (fresh != null) {
            fresh.begin(draft, key);
        }
    }

    /**
     * Opens a new profile from a curl command, a HAR file or an OpenAPI document; nothing is saved yet.
     *
     * @return completes with why that cannot be done, empty if it could
     */
    public CompletionStage<String> importText(String text) {
        if (ProfileExchange.looksLikeProfiles(text)) {
            return CompletableFuture.completedFuture(transfer.propose(text));
        }
        return CompletableFuture.supplyAsync(() -> RequestImport.read(text), background)
                .thenApplyAsync(this::imported, fx);
    }

    /** The same from a file. */
    public CompletionStage<String> importFile(Path file) {
        return CompletableFuture.supplyAsync(() -> transfer.read(file), background)
                .thenComposeAsync(
                        read -> read.map(this::importText)
                                .orElseGet(() -> CompletableFuture.completedFuture(texts.get("import.unreadable"))),
                        fx);
    }

    /** Profiles to files and back; {@link #importText} leaves a plan there if the text holds profiles. */
    public ProfileTransfer transfer() {
        return transfer;
    }

    /** Adds those of the plan and opens the last of them. */
    public void addImported(List<ProfileExchange.Addition> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        transfer.add(chosen).whenComplete((last, fault) -> {
            if (fault == null) {
                edit(last);
                importNotes.setAll(texts.get("import.added", chosen.size()));
            }
        });
    }

    /** Writes profiles into a file, without their keys; what came of it is told with the notes. */
    public void export(List<EndpointProfile> chosen, Path file) {
        var _ = transfer.export(chosen, file).thenAccept(importNotes::setAll);
    }

    /** Told where the answers of chats come from; without it only tests give samples for templates. */
    public void onLastAnswer(Function<EndpointProfile, String> source) {
        lastAnswers = source;
    }

    private String imported(ImportResult result) {
        return switch (result) {
            case ImportResult.Refused(String reason) -> reason;
            case ImportResult.Imported found -> {
                ImportCandidate first = found.candidates().getFirst();
                add();
                begin(ProfileDraft.of(first.profile()), first.key());
                List<String> notes = new ArrayList<>(first.notes());
                notes.addAll(found.notes());
                if (first.key() != null) {
                    notes.add(texts.get("import.key"));
                }
                int more = found.candidates().size() - 1;
                if (more > 0) {
                    notes.add(texts.get("import.more", more));
                }
                importNotes.setAll(notes);
                yield "";
            }
        };
    }

    /** What should be known of the profile that was imported last. */
    public ObservableList<String> importNotes() {
        return importNotes;
    }

    /** Opens the first profile unless one is open. */
    public void openAny() {
        if (editor.get() == null && !profiles.profiles().isEmpty()) {
            edit(profiles.profiles().getFirst());
        }
    }

    private ProfileEditorViewModel editorOf(@Nullable EndpointProfile profile) {
        ProfileEditorViewModel created = editorOf(profile, new ProbeViewModel(access, fx, background));
        created.onSaved(done -> saved(created, done));
        subscriptions.onChange(created.dirty(), changed -> {
            updateUnsaved();
            // What was said of an import goes with it: it was saved or discarded.
            if (!changed && created.equals(editor.get())) {
                importNotes.clear();
            }
        });
        return created;
    }

    private ProfileEditorViewModel editorOf(@Nullable EndpointProfile profile, ProbeViewModel probe) {
        TemplatePreview preview = new TemplatePreview(access::sketch, asked -> lastAnswers.apply(asked));
        return new ProfileEditorViewModel(profiles, profile, probe, preview);
    }

    private void show(ProfileEditorViewModel next) {
        ProfileEditorViewModel before = editor.get();
        if (before != null && before != next) {
            importNotes.clear();
            forgetUnchanged(before);
        }
        editor.set(next);
    }

    private void forgetUnchanged(ProfileEditorViewModel left) {
        if (!left.dirty().get() && !left.saving().get()) {
            left.probe().reset();
            open.values().remove(left);
        }
    }

    /** A saved profile is another one: it is opened anew, in the place of its editor, with the news of its test. */
    private void saved(ProfileEditorViewModel from, EndpointProfile profile) {
        open.values().remove(from);
        if (editor.get() == from) {
            ProfileEditorViewModel fresh = editorOf(profile, from.probe());
            fresh.preview().sample().set(from.preview().sample().get());
            fresh.onSaved(done -> saved(fresh, done));
            subscriptions.onChange(fresh.dirty(), changed -> updateUnsaved());
            open.put(profile.id(), fresh);
            editor.set(fresh);
        }
        updateUnsaved();
    }

    private void updateUnsaved() {
        unsaved.set(open.values().stream().anyMatch(waiting -> waiting.dirty().get()));
    }

    /** Opens a copy of the open profile. */
    public void duplicate() {
        ProfileEditorViewModel from = editor.get();
        EndpointProfile original = from == null ? null : from.original();
        if (original != null) {
            profiles.duplicate(original).whenComplete((copy, fault) -> {
                if (fault == null) {
                    edit(copy);
                }
            });
        }
    }

    /** Deletes the open profile with its key, or gives up a new one. */
    public void delete() {
        ProfileEditorViewModel gone = editor.get();
        if (gone == null || gone.isBuiltIn()) {
            return;
        }
        EndpointProfile original = gone.original();
        if (original == null) {
            close(gone);
            return;
        }
        profiles.delete(original).whenComplete((done, fault) -> {
            if (fault == null) {
                close(gone);
            }
        });
    }

    private void close(ProfileEditorViewModel gone) {
        gone.probe().reset();
        open.values().remove(gone);
        if (editor.get() == gone) {
            editor.set(null);
            openAny();
        }
        updateUnsaved();
    }

    /** Moves the open profile among the saved ones. */
    public void move(int steps) {
        ProfileEditorViewModel moved = editor.get();
        EndpointProfile original = moved == null ? null : moved.original();
        if (original != null && !profiles.isBuiltIn(original.id())) {
            profiles.move(original, steps);
        }
    }

    /** The rows of the list: profiles under their groups, of which some are folded. */
    public List<ProfileRow> rows(String typed) {
        return sections.rows(profiles.profiles(), typed, folded);
    }

    /** The groups of which only the head is shown, by {@link ProfileRow.Group#key()}; for as long as the window lives. */
    public ObservableSet<String> folded() {
        return readOnlyFolded;
    }

    /** Shows only the head of a group, or its profiles again. */
    public void fold(String group, boolean closed) {
        if (closed) {
            folded.add(group);
        } else {
            folded.remove(group);
        }
    }

    /** Whether {@link #drop} would do something. */
    public boolean canDrop(String id, ProfileRow onto) {
        boolean builtIn = switch (onto) {
            case ProfileRow.Entry entry ->
                profiles.isBuiltIn(entry.profile().id()) || entry.profile().id().equals(id);
            case ProfileRow.Group group -> group.key().equals(ProfileSections.LOCAL);
        };
        return !builtIn && !profiles.isBuiltIn(id) && profiles.find(id).isPresent();
    }

    /** Puts a saved profile at the place of another, or first into a group. */
    public void drop(String id, ProfileRow onto) {
        EndpointProfile moved = profiles.find(id).orElse(null);
        if (moved == null || !canDrop(id, onto)) {
            return;
        }
        EndpointProfile target = onto instanceof ProfileRow.Entry(EndpointProfile profile) ? profile : null;
        String name = onto instanceof ProfileRow.Group group ? group.name() : "";
        int index = ProfileSections.dropped(profiles.saved(), moved, target, name);
        profiles.place(moved, target == null ? name : target.group(), index).whenComplete((placed, fault) -> {
            if (fault == null) {
                regrouped(placed);
            }
        });
    }

    /** The editor of a profile that was put into another group knows it; what was typed there stays. */
    private void regrouped(EndpointProfile placed) {
        ProfileEditorViewModel waiting = open.get(placed.id());
        if (waiting == null || placed.equals(waiting.original())) {
            return;
        }
        if (waiting.dirty().get() || waiting.saving().get()) {
            waiting.text(DraftField.GROUP).set(placed.group() == null ? "" : placed.group());
            return;
        }
        open.remove(placed.id());
        if (editor.get() == waiting) {
            edit(placed);
        }
    }

    /** Ends the tests that are on their way and stops listening. */
    public void dispose() {
        open.values().forEach(waiting -> waiting.probe().reset());
        subscriptions.close();
    }
}
