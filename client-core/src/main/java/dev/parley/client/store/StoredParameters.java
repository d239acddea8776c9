package dev.parley.client.store;

import dev.parley.client.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of parameters by the parameters' names: of profiles and of chats by their ids, of presets by their names. Chats
 * are in the order in which theirs were last changed.
 */
public record StoredParameters(
        Map<String, Map<String, JsonText>> profiles,
        Map<String, Map<String, JsonText>> chats,
        Map<String, Map<String, JsonText>> presets) {
    public static final StoredParameters NONE = new StoredParameters(Map.of(), Map.of(), Map.of());

    public StoredParameters {
        profiles = copy(profiles);
        chats = copy(chats);
        presets = copy(presets);
    }

    private static Map<String, Map<String, JsonText>> copy(Map<String, Map<String, JsonText>> all) {
        Map<String, Map<String, JsonText>> copied = new LinkedHashMap<>();
        all.forEach((id, values) -> copied.put(id, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
        return Collections.unmodifiableMap(copied);
    }
}
