package dev.parley.app.parameters;

import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.parameter.ParameterSchema;
import dev.parley.client.store.ParameterStore;
import dev.parley.client.store.StoreException;
import dev.parley.client.store.StoredParameters;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is set, in memory, and written behind every change. A chat of which nothing was changed has what is set for its
 * endpoint; from the first change on it has its own. For the toolkit's thread, but for {@link #close}.
 */
public final class ParameterMemory implements AutoCloseable {
    /** Of the oldest beyond them nobody remembers what was set. */
    private static final int MOST_CHATS = 2_000;

    private final ParameterStore store;
    private final Executor background;
    private final Map<String, Map<String, JsonText>> profiles;
    private final Map<String, Map<String, JsonText>> chats;
    private final Map<String, Map<String, JsonText>> presets;
    private final Set<String> temporary = new HashSet<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper(this, "revision", 0);
    private final Object saving = new Object();
    private volatile @Nullable StoredParameters unsaved;

    /** {@code background} runs what blocks for the disk. */
    public ParameterMemory(ParameterStore store, Executor background) {
        this.store = store;
        this.background = background;
        StoredParameters stored = store.current();
        profiles = new LinkedHashMap<>(stored.profiles());
        chats = new LinkedHashMap<>(stored.chats());
        presets = new TreeMap<>(stored.presets());
    }

    /** Another number after every change. */
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** What holds for a chat at an endpoint, by the parameters' names. */
    public Map<String, JsonText> values(String chatId, @Nullable String profileId) {
        Map<String, JsonText> own = chats.get(chatId);
        return own != null ? own : profile(profileId);
    }

    /** The same as the parameters of a request, under the endpoint's names. */
    public Map<String, JsonText> request(String chatId, EndpointProfile profile) {
        return ParameterSchema.of(profile).request(values(chatId, profile.id()));
    }

    /** Whether the chat has its own values, beside what is set for its endpoint. */
    public boolean hasOwn(String chatId) {
        return chats.containsKey(chatId);
    }

    /** Sets a chat's own values; {@code null}: it has those of its endpoint again. */
    public void setChat(String chatId, @Nullable Map<String, JsonText> values) {
        chats.remove(chatId);
        if (values != null) {
            chats.put(chatId, Map.copyOf(values));
        }
        if (chats.size() > MOST_CHATS) {
            chats.remove(chats.keySet().iterator().next());
        }
        changed();
    }

    /** The chat is known by another id from now on. */
    public void moveChat(String oldId, String newId) {
        Map<String, JsonText> own = chats.remove(oldId);
        if (own != null) {
            chats.put(newId, own);
            changed();
        }
    }

    /** Whether what is set for a chat is never written, however long it holds here. */
    public void setTemporary(String chatId, boolean now) {
        if (now) {
            temporary.add(chatId);
        } else if (temporary.remove(chatId) && chats.containsKey(chatId)) {
            changed();
        }
    }

    /** The chat is gone; one that was never written leaves no trace. */
    public void forgetChat(String chatId) {
        boolean written = !temporary.remove(chatId);
        if (chats.remove(chatId) != null && written) {
            changed();
        }
    }

    /** What chats at an endpoint begin with. */
    public Map<String, JsonText> profile(@Nullable String profileId) {
        return profileId == null ? Map.of() : profiles.getOrDefault(profileId, Map.of());
    }

    public void setProfile(String profileId, Map<String, JsonText> values) {
        if (values.isEmpty()) {
            profiles.remove(profileId);
        } else {
            profiles.put(profileId, Map.copyOf(values));
        }
        changed();
    }

    /** By name. */
    public List<String> presets() {
        return List.copyOf(presets.keySet());
    }

    /** Empty if there is no preset of this name. */
    public Map<String, JsonText> preset(String name) {
        return presets.getOrDefault(name, Map.of());
    }

    /** {@code null}: there is no such preset any more. */
    public void setPreset(String name, @Nullable Map<String, JsonText> values) {
        if (values == null) {
            presets.remove(name);
        } else {
            presets.put(name, Map.copyOf(values));
        }
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
        boolean waiting = unsaved != null;
        Map<String, Map<String, JsonText>> stored = new LinkedHashMap<>(chats);
        stored.keySet().removeAll(temporary);
        unsaved = new StoredParameters(profiles, stored, presets);
        if (!waiting) {
            background.execute(this::save);
        }
    }

    private void save() {
        synchronized (saving) {
            StoredParameters now = unsaved;
            unsaved = null;
            if (now == null) {
                return;
            }
            try {
                store.save(now);
            } catch (StoreException e) {
                // They hold for this session, and nothing that was said is in them.
                Logger.getLogger(ParameterMemory.class.getName())
                        .log(Level.WARNING, "Parameters not saved: {0}", e.getMessage());
            }
        }
    }

    /** Writes what is not written yet; blocks, so not on the toolkit's thread. */
    @Override
    public void close() {
        save();
    }
}
