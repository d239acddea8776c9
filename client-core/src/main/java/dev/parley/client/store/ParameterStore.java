package dev.parley.client.store;

import dev.parley.client.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * What is set of requests' parameters, in one JSON file that is readable by the user alone: an object with
 * {@code "version":1}. Thread-safe. A file that is damaged or of a newer version is left alone, and nothing is saved.
 */
public final class ParameterStore {
    private static final int VERSION = 1;
    private static final int MAX_BYTES = 16 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final AtomicFile file;
    private StoredParameters current = StoredParameters.NONE;
    private @Nullable String readOnlyReason;
    private boolean anything;

    private ParameterStore(Path path) {
        this.file = new AtomicFile(path);
    }

    /** Reads the file, which need not exist. */
    public static ParameterStore open(Path path) {
        ParameterStore store = new ParameterStore(path);
        store.read();
        return store;
    }

    /** As they were read or last given to {@link #save}, even if that failed. */
    public synchronized StoredParameters current() {
        return current;
    }

    /** Why nothing is saved, a sentence; {@code null}: all is well. */
    public synchronized @Nullable String problem() {
        return readOnlyReason == null
                ? null
                : "The parameters in " + file.path() + " are left as they are, because " + readOnlyReason
                        + "; changes are not saved.";
    }

    /**
     * Makes these the current ones and saves them. Blocks for the disk.
     *
     * @throws StoreException if they could not be saved; they hold for this session then
     */
    public synchronized void save(StoredParameters parameters) {
        current = parameters;
        if (readOnlyReason != null) {
            throw new StoreException("The parameters cannot be saved, because " + readOnlyReason + ".");
        }
        if (!anything && parameters.equals(StoredParameters.NONE)) {
            return;
        }
        try {
            file.write(render(parameters));
            anything = true;
        } catch (IOException e) {
            throw new StoreException("The parameters could not be saved, because " + HistoryFiles.reason(e) + ".", e);
        }
    }

    private synchronized void read() {
        try (InputStream in = Files.newInputStream(file.path())) {
            anything = true;
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            JsonNode root = bytes.length > MAX_BYTES ? null : MAPPER.readTree(bytes);
            if (root == null || !root.path("version").canConvertToInt()) {
                readOnlyReason = "their file is damaged";
            } else if (root.path("version").asInt() > VERSION) {
                readOnlyReason = "they were saved by a newer version of Parley";
            } else {
                current = new StoredParameters(
                        sets(root.path("profiles")), sets(root.path("chats")), sets(root.path("presets")));
            }
        } catch (NoSuchFileException none) {
            current = StoredParameters.NONE;
        } catch (IOException e) {
            readOnlyReason = "their file cannot be read (" + e.getClass().getSimpleName() + ")";
        } catch (JacksonException | NumberFormatException e) {
            readOnlyReason = "their file is damaged";
        }
    }

    private static Map<String, Map<String, JsonText>> sets(JsonNode node) {
        Map<String, Map<String, JsonText>> sets = new LinkedHashMap<>();
        node.properties().forEach(set -> {
            Map<String, JsonText> values = new LinkedHashMap<>();
            set.getValue()
                    .properties()
                    .forEach(value -> values.put(
                            value.getKey(), new JsonText(value.getValue().toString())));
            sets.put(set.getKey(), values);
        });
        return sets;
    }

    private static byte[] render(StoredParameters parameters) {
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
        put(root.putObject("profiles"), parameters.profiles());
        put(root.putObject("chats"), parameters.chats());
        put(root.putObject("presets"), parameters.presets());
        return MAPPER.writeValueAsBytes(root);
    }

    private static void put(ObjectNode into, Map<String, Map<String, JsonText>> sets) {
        sets.forEach((name, values) -> {
            ObjectNode set = into.putObject(name);
            values.forEach((field, value) -> set.putRawValue(field, new RawValue(value.text())));
        });
    }
}
