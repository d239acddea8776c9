package dev.parley.client.archive;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chats as JSON: {@code {"format": "parley-chats", "version": 1, "chats": [...]}}, each chat with its fields and its
 * {@code turns}, all branches included; the bytes of attached files stand in {@code files}, by their hashes. What a newer version adds to a chat is left out when it is read.
 */
public final class ChatArchive {
    static final String FORMAT = "parley-chats";
    static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(FileJson.LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private ChatArchive() {}

    /**
     * The archive of these chats, UTF-8.
     *
     * @param reasoning whether the thoughts of models are in it
     */
    public static byte[] write(List<ArchivedChat> chats, boolean reasoning) {
        return write(chats, reasoning, ArchivedFiles.NONE);
    }

    /** The same with the bytes of the attached files. */
    public static byte[] write(List<ArchivedChat> chats, boolean reasoning, ArchivedFiles files) {
        ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT).put("version", VERSION);
        ArrayNode all = root.putArray("chats");
        for (ArchivedChat one : chats) {
            ObjectNode chat = all.addObject();
            write(one.chat(), chat);
            ArrayNode turns = chat.putArray("turns");
            one.turns().forEach(turn -> TurnJson.write(turn, reasoning, turns.addObject()));
        }
        FileJson.write(chats, files, root);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static void write(Chat chat, ObjectNode to) {
        to.put("id", chat.id())
                .put("title", chat.title())
                .put("titleByUser", chat.titleByUser())
                .put("createdAt", chat.createdAt().toString())
                .put("updatedAt", chat.updatedAt().toString())
                .put("pinned", chat.pinned())
                .put("profileId", chat.profileId())
                .put("model", chat.model())
                .put("systemPrompt", chat.systemPrompt())
                .put("draft", chat.draft())
                .put("leafId", chat.leafId());
        ArrayNode queued = to.putArray("queued");
        chat.queued().forEach(queued::add);
    }

    /**
     * The chats of an archive, with ids of their own, so that none takes the place of one that is there. An answer that was
     * on its way when the archive was made is cut: its job belongs to the history that it came from.
     *
     * @throws ArchiveException if this is no archive, a damaged one, or one of a newer version
     */
    public static List<ArchivedChat> read(byte[] bytes) {
        return readAll(bytes).chats();
    }

    /** The same with the bytes of the attached files, which are to be kept before the chats are. */
    public static ArchiveContents readAll(byte[] bytes) {
        JsonNode root = parse(bytes);
        if (!FORMAT.equals(root.path("format").stringValue(null))) {
            throw new ArchiveException("The file is not an export of chats.");
        }
        int version = root.path("version").asInt(0);
        if (version != VERSION) {
            throw new ArchiveException(
                    version > VERSION
                            ? "The file was made by a newer version of Parley."
                            : "The file is not an export of chats.");
        }
        List<ArchivedChat> chats = new ArrayList<>();
        for (JsonNode chat : root.path("chats")) {
            chats.add(chat(chat, chats.size() + 1));
        }
        return new ArchiveContents(chats, FileJson.read(root, chats));
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new ArchiveException("The file is not JSON.");
        }
    }

    private static ArchivedChat chat(JsonNode json, int number) {
        try {
            Map<String, String> ids = new HashMap<>();
            List<Turn> turns = new ArrayList<>();
            for (JsonNode turn : json.path("turns")) {
                if (ids.put(TurnJson.text(turn, "id"), Turn.newId()) != null) {
                    throw new IllegalArgumentException("two turns of one id");
                }
            }
            json.path("turns").forEach(turn -> turns.add(TurnJson.read(turn, ids)));
            String leaf = TurnJson.optional(json, "leafId");
            List<String> queued = new ArrayList<>();
            json.path("queued").forEach(one -> queued.add(one.asString("")));
            Chat chat = new Chat(
                    UUID.randomUUID().toString(),
                    TurnJson.text(json, "title"),
                    json.path("titleByUser").asBoolean(false),
                    Instant.parse(TurnJson.text(json, "createdAt")),
                    Instant.parse(TurnJson.text(json, "updatedAt")),
                    json.path("pinned").asBoolean(false),
                    TurnJson.optional(json, "profileId"),
                    TurnJson.optional(json, "model"),
                    orEmpty(TurnJson.optional(json, "systemPrompt")),
                    orEmpty(TurnJson.optional(json, "draft")),
                    queued,
                    leaf == null ? lastId(turns) : ids.get(leaf));
            return new ArchivedChat(chat, turns);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ArchiveException("Chat " + number + " of the file is damaged; nothing was imported.");
        }
    }

    private static @Nullable String lastId(List<Turn> turns) {
        return turns.isEmpty() ? null : turns.getLast().id();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
