package dev.parley.client.store;

import dev.parley.client.transcript.TurnAttachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which files wait in the composers of chats: {@code {"version":1,"drafts":{CHAT:[{"name",...}]}}}. A file that cannot be
 * understood is as good as none: what waited is still on the person's own disk. Thread-safe.
 */
final class AttachmentDrafts {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final AtomicFile file;
    private final Map<String, List<TurnAttachment>> byChat = new LinkedHashMap<>();
    /** Of earlier runs of the program; a chat of this run may not have its row yet. */
    private final Set<String> old = new HashSet<>();
    /** Held while the disk is written to, which nobody waits for who only asks. */
    private final Object writing = new Object();

    private long changes;
    private volatile long saved;

    private AttachmentDrafts(Path path) {
        file = new AtomicFile(path);
    }

    static AttachmentDrafts open(Path path) {
        AttachmentDrafts drafts = new AttachmentDrafts(path);
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(path));
            root.path("drafts").forEachEntry((chatId, files) -> drafts.byChat.put(chatId, parse(files)));
            drafts.old.addAll(drafts.byChat.keySet());
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            drafts.byChat.clear();
        }
        return drafts;
    }

    private static List<TurnAttachment> parse(JsonNode files) {
        List<TurnAttachment> parsed = new ArrayList<>();
        for (JsonNode one : files) {
            parsed.add(new TurnAttachment(
                    one.path("name").asString(""),
                    one.path("mediaType").asString(""),
                    one.path("size").asLong(0),
                    one.path("sha256").asString("")));
        }
        return List.copyOf(parsed);
    }

    synchronized List<TurnAttachment> of(String chatId) {
        return byChat.getOrDefault(chatId, List.of());
    }

    synchronized boolean has(String hash) {
        return byChat.values().stream()
                .anyMatch(files -> files.stream().anyMatch(one -> one.sha256().equals(hash)));
    }

    synchronized void hold(String chatId, List<TurnAttachment> files) {
        old.remove(chatId);
        List<TurnAttachment> before = files.isEmpty() ? byChat.remove(chatId) : byChat.put(chatId, List.copyOf(files));
        if (!files.equals(before == null ? List.of() : before)) {
            changes++;
        }
    }

    /** Drops what earlier runs left for chats that are gone for good. */
    void forgetUnknown(Set<String> chatIds) throws IOException {
        synchronized (this) {
            if (byChat.keySet().removeIf(id -> old.contains(id) && !chatIds.contains(id))) {
                changes++;
            }
        }
        save();
    }

    /** Writes what is here now, unless it is written already. */
    void save() throws IOException {
        synchronized (writing) {
            byte[] json;
            long now;
            synchronized (this) {
                if (changes == saved) {
                    return;
                }
                now = changes;
                json = json();
            }
            file.write(json);
            saved = now;
        }
    }

    private byte[] json() {
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
        ObjectNode all = root.putObject("drafts");
        byChat.forEach((chatId, files) -> {
            ArrayNode list = all.putArray(chatId);
            files.forEach(one -> list.addObject()
                    .put("name", one.name())
                    .put("mediaType", one.mediaType())
                    .put("size", one.size())
                    .put("sha256", one.sha256()));
        });
        return MAPPER.writeValueAsBytes(root);
    }
}
