package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that can be talked to: the built-in ones, then the saved ones in the person's order. For the toolkit's
 * thread; files and keys are worked on in the background, and what the methods return completes on the toolkit's thread.
 */
public final class ProfilesViewModel {
    private final List<EndpointProfile> builtIn;
    private final Set<String> builtInIds;
    private final ProfileStore store;
    private final Supplier<SecretStore> keys;
    private final Executor fx;
    private final Executor background;
    private final Texts texts = Texts.of(ProfilesViewModel.class);
    private final ObservableList<EndpointProfile> profiles = FXCollections.observableArrayList();
    /** Held, because a wrapper that nobody holds forgets those who listen to it. */
    private final ObservableList<EndpointProfile> readOnlyProfiles = FXCollections.unmodifiableObservableList(profiles);

    private final ObservableList<String> warnings = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlyWarnings = FXCollections.unmodifiableObservableList(warnings);
    private final Map<String, ReadOnlyObjectWrapper<ProfileState>> states = new HashMap<>();
    private final ReadOnlyObjectWrapper<String> notice = new ReadOnlyObjectWrapper<>("");

    /**
     * Shows what the store has already read.
     *
     * @param builtIn profiles that are there always and cannot be changed
     * @param keys where keys are kept; asked in the background only, since it may take its time and ask its person
     * @param fx runs tasks on the toolkit's thread
     * @param background runs tasks that may block
     */
    public ProfilesViewModel(
            List<EndpointProfile> builtIn,
            ProfileStore store,
            Supplier<SecretStore> keys,
            Executor fx,
            Executor background) {
        this.builtIn = List.copyOf(builtIn);
        this.builtInIds = builtIn.stream().map(EndpointProfile::id).collect(Collectors.toUnmodifiableSet());
        this.store = store;
        this.keys = keys;
        this.fx = fx;
        this.background = background;
        refresh();
    }

    /** The built-in and the saved ones. */
    public ObservableList<EndpointProfile> profiles() {
        return readOnlyProfiles;
    }

    public Optional<EndpointProfile> find(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** Whether the profile belongs to the bundled demo: it can be used and neither changed nor deleted. */
    public boolean isBuiltIn(String id) {
        return builtInIds.contains(id);
    }

    /** What a person should know about the file of the profiles, one sentence each. */
    public ObservableList<String> warnings() {
        return readOnlyWarnings;
    }

    /** Why the latest change could not be made, or not wholly; empty after one that could. */
    public ReadOnlyObjectProperty<String> notice() {
        return notice.getReadOnlyProperty();
    }

    /** The dot of a profile. */
    public ReadOnlyObjectProperty<ProfileState> state(String id) {
        return stateOf(id).getReadOnlyProperty();
    }

    /** Takes note of what a request to the profile came to. */
    public void report(String id, ProfileState state) {
        stateOf(id).set(state);
    }

    private ReadOnlyObjectWrapper<ProfileState> stateOf(String id) {
        return states.computeIfAbsent(id, _ -> new ReadOnlyObjectWrapper<>(ProfileState.UNKNOWN));
    }

    /** An id that no profile has. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Saves a profile and its secrets. The secrets come first: a profile that names a key which is nowhere is of no use.
     *
     * @param changes what becomes of which secret; those without an entry stay as the profile names them
     * @return completes with the profile as it was saved, or with a fault that has a sentence
     */
    public CompletionStage<EndpointProfile> save(EndpointProfile profile, Map<SecretUse, KeyChange> changes) {
        EndpointProfile before = find(profile.id()).orElse(null);
        List<SecretRef> old = before == null ? List.of() : SecretUse.all(before);
        return change(() -> {
            EndpointProfile saved = profile;
            Map<SecretRef, Secret> fresh = new LinkedHashMap<>();
            for (Map.Entry<SecretUse, KeyChange> entry : changes.entrySet()) {
                SecretUse use = entry.getKey();
                saved = entry.getValue().applied(use, saved);
                SecretRef ref = use.of(saved);
                if (ref != null && entry.getValue() instanceof KeyChange.Put put) {
                    fresh.put(ref, put.key());
                }
            }
            List<SecretRef> kept = new ArrayList<>();
            try {
                fresh.forEach((ref, secret) -> {
                    keys.get().put(ref, secret);
                    kept.add(ref);
                });
                store.put(saved);
            } catch (StoreException | SecretStoreException e) {
                kept.stream().filter(ref -> !old.contains(ref)).forEach(ref -> takeBack(ref, e));
                throw e;
            }
            List<SecretRef> named = SecretUse.all(saved);
            old.stream().filter(ref -> !named.contains(ref)).forEach(this::deleteKey);
            return saved;
        });
    }

    /** Forgets what was kept for a profile that was not saved after all. */
    private void takeBack(SecretRef ref, RuntimeException why) {
        try {
            keys.get().delete(ref);
        } catch (SecretStoreException e) {
            why.addSuppressed(e);
        }
    }

    /** The profile has changed already; that its old key stays behind is told, and undoes nothing. */
    private void deleteKey(SecretRef ref) {
        if (store.list().stream().anyMatch(other -> SecretUse.all(other).contains(ref))) {
            return; // Somebody made two profiles share it, in their file.
        }
        try {
            keys.get().delete(ref);
        } catch (SecretStoreException e) {
            String sentence = texts.get("key.left", String.valueOf(e.getMessage()));
            fx.execute(() -> notice.set(sentence));
        }
    }

    /** Saves a copy of a profile, with secrets of its own, behind the others; completes with the copy. */
    public CompletionStage<EndpointProfile> duplicate(EndpointProfile original) {
        String name = copyName(original.name());
        return change(() -> {
            EndpointProfile copy = SecretUse.allDropped(
                    original.toBuilder().id(newId()).name(name).build());
            for (SecretUse use : SecretUse.values()) {
                SecretRef ref = use.of(original);
                Secret secret = ref == null ? null : keys.get().find(ref);
                EndpointProfile bound = secret == null ? copy : use.bound(copy);
                SecretRef own = use.of(bound);
                if (secret != null && own != null) {
                    keys.get().put(own, secret);
                }
                copy = bound;
            }
            store.put(copy);
            return copy;
        });
    }

    private String copyName(String name) {
        Set<String> taken = profiles.stream().map(EndpointProfile::name).collect(Collectors.toSet());
        String copy = texts.get("copy.name", name);
        for (int i = 2; taken.contains(copy); i++) {
            copy = texts.get("copy.name.again", name, i);
        }
        return copy;
    }

    /** Deletes a saved profile and its secrets. */
    public CompletionStage<EndpointProfile> delete(EndpointProfile profile) {
        return change(() -> {
            store.remove(profile.id());
            SecretUse.all(profile).forEach(this::deleteKey);
            return profile;
        });
    }

    /** Moves a saved profile by a step (1 or -1) within its group; at an end it stays. */
    public CompletionStage<EndpointProfile> move(EndpointProfile profile, int step) {
        int to = ProfileSections.stepped(saved(), profile, step);
        return to < 0 ? CompletableFuture.completedFuture(profile) : place(profile, profile.group(), to);
    }

    /** Puts a saved profile into a group, at that place among all saved ones; completes with what it is then. */
    CompletionStage<EndpointProfile> place(EndpointProfile profile, @Nullable String group, int index) {
        EndpointProfile placed = profile.toBuilder().group(group).build();
        return change(() -> {
            if (!placed.equals(profile)) {
                store.put(placed);
            }
            store.move(placed.id(), index);
            return placed;
        });
    }

    /** Adds profiles that have no keys, behind the others; completes with the last. */
    CompletionStage<EndpointProfile> addAll(List<EndpointProfile> added) {
        return change(() -> {
            added.forEach(store::put);
            return added.getLast();
        });
    }

    /** Those that can be changed, in their order. */
    public List<EndpointProfile> saved() {
        return profiles.stream().filter(profile -> !isBuiltIn(profile.id())).toList();
    }

    /** The names of the groups, in the order of the list. */
    public List<String> groups() {
        return profiles.stream()
                .map(EndpointProfile::group)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private CompletionStage<EndpointProfile> change(Supplier<EndpointProfile> work) {
        notice.set("");
        return CompletableFuture.supplyAsync(work, background)
                .whenCompleteAsync(
                        (saved, fault) -> {
                            refresh();
                            if (fault != null) {
                                notice.set(Faults.sentence(texts, fault));
                            }
                        },
                        fx);
    }

    /** Reads the file again, for what other programs changed. */
    public CompletionStage<Void> reload() {
        return CompletableFuture.runAsync(store::reload, background).thenRunAsync(this::refresh, fx);
    }

    private void refresh() {
        List<EndpointProfile> now = new ArrayList<>(builtIn);
        store.list().stream().filter(saved -> !isBuiltIn(saved.id())).forEach(now::add);
        if (!now.equals(profiles)) {
            profiles.setAll(now);
        }
        if (!warnings.equals(store.warnings())) {
            warnings.setAll(store.warnings());
        }
    }
}
