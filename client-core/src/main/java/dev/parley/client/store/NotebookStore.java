package dev.parley.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notebook, in one JSON file that is readable by the user alone: an object with {@code "version":1}. Thread-safe. A
 * file that is damaged or of a newer version is left alone, and nothing is saved.
 */
public final class NotebookStore {
    private static final int VERSION = 1;
    private static final int MAX_BYTES = 64 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final AtomicFile file;
    private StoredNotebook current = StoredNotebook.EMPTY;
    private @Nullable String readOnlyReason;
    private boolean anything;

    private NotebookStore(Path path) {
        this.file = new AtomicFile(path);
    }

    /** Reads the file, which need not exist. */
    public static NotebookStore open(Path path) {
        NotebookStore store = new NotebookStore(path);
        store.read();
        return store;
    }

    /** As it was read or last given to {@link #save}, even if that failed. */
    public synchronized StoredNotebook current() {
        return current;
    }

    /** Why nothing is saved, a sentence; {@code null}: all is well. */
    public synchronized @Nullable String problem() {
        return readOnlyReason == null
                ? null
                : "The notebook in " + file.path() + " is left as it is, because " + readOnlyReason
                        + "; what is written is not saved.";
    }

    /**
     * Makes this the current one and saves it. Blocks for the disk.
     *
     * @throws StoreException if it could not be saved; it holds for this session then
     */
    public synchronized void save(StoredNotebook notebook) {
        current = notebook;
        if (readOnlyReason != null) {
            throw new StoreException("The notebook cannot be saved, because " + readOnlyReason + ".");
        }
        if (!anything && notebook.equals(StoredNotebook.EMPTY)) {
            return;
        }
        try {
            file.write(render(notebook));
            anything = true;
        } catch (IOException e) {
            throw new StoreException("The notebook could not be saved, because " + HistoryFiles.reason(e) + ".", e);
        }
    }

    private synchronized void read() {
        try (InputStream in = Files.newInputStream(file.path())) {
            anything = true;
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            JsonNode root = bytes.length > MAX_BYTES ? null : MAPPER.readTree(bytes);
            if (root == null
                    || !root.path("version").canConvertToInt()
                    || !root.path("text").isString()) {
                readOnlyReason = "its file is damaged";
            } else if (root.path("version").asInt() > VERSION) {
                readOnlyReason = "it was saved by a newer version of Parley";
            } else {
                current = notebook(root);
            }
        } catch (NoSuchFileException none) {
            current = StoredNotebook.EMPTY;
        } catch (IOException e) {
            readOnlyReason = "its file cannot be read (" + e.getClass().getSimpleName() + ")";
        } catch (JacksonException e) {
            readOnlyReason = "its file is damaged";
        }
    }

    private static StoredNotebook notebook(JsonNode root) {
        String text = root.path("text").stringValue();
        List<StoredNotebook.Range> made = new ArrayList<>();
        int last = 0;
        for (JsonNode range : root.path("made")) {
            int from = range.path(0).asInt(-1);
            int to = range.path(1).asInt(-1);
            // A hand that edited the text may have left ranges that are beside it.
            if (from >= last && to > from && to <= text.length()) {
                made.add(new StoredNotebook.Range(from, to));
                last = to;
            }
        }
        return new StoredNotebook(
                text,
                Math.clamp(root.path("caret").asInt(text.length()), 0, text.length()),
                made,
                string(root.path("profile")),
                string(root.path("model")),
                root.path("fill").asBoolean(true),
                root.path("monospaced").asBoolean(false));
    }

    private static @Nullable String string(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static byte[] render(StoredNotebook notebook) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("version", VERSION)
                .put("text", notebook.text())
                .put("caret", notebook.caret());
        ArrayNode made = root.putArray("made");
        notebook.made().forEach(range -> made.addArray().add(range.from()).add(range.to()));
        if (notebook.profileId() != null) {
            root.put("profile", notebook.profileId());
        }
        if (notebook.model() != null) {
            root.put("model", notebook.model());
        }
        root.put("fill", notebook.fill()).put("monospaced", notebook.monospaced());
        return MAPPER.writeValueAsBytes(root);
    }
}
