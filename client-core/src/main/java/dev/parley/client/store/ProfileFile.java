package dev.parley.client.store;

import dev.parley.client.endpoint.EndpointProfile;
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

/** The format of the profiles' file: {@code {"version":1,"profiles":[...]}}, and what can be wrong with it. */
final class ProfileFile {
    static final int VERSION = 1;
    static final int MAX_BYTES = 16 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ProfileFile() {}

    /**
     * One element of the file. What this version does not understand is kept as it is: unknown fields of a profile, and
     * whole elements.
     *
     * @param profile {@code null} if it cannot be used here
     */
    record Entry(JsonNode raw, @Nullable EndpointProfile profile) {}

    /** What a look at the file found. */
    sealed interface Content {
        record Absent() implements Content {}

        record Read(List<Entry> entries, int version, List<String> warnings) implements Content {}

        /** Not the file of any version; {@code why} completes "it is damaged: ". */
        record Damaged(String why) implements Content {}

        /** There is something, and it must not be touched; {@code why} is a clause. */
        record Refused(String why) implements Content {}
    }

    static Content read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES
                    ? new Content.Refused("it is larger than " + (MAX_BYTES >> 20) + " MiB")
                    : parse(bytes);
        } catch (NoSuchFileException e) {
            return new Content.Absent();
        } catch (IOException e) {
            return new Content.Refused("it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    static Content parse(byte[] bytes) {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (!root.isObject() || !root.path("version").canConvertToInt()) {
                return new Content.Damaged("it has no version");
            }
            int version = root.path("version").asInt();
            if (version < 1 || !root.path("profiles").isArray()) {
                return new Content.Damaged("it has no list of profiles");
            }
            List<String> warnings = new ArrayList<>();
            List<Entry> entries = new ArrayList<>();
            for (JsonNode raw : root.path("profiles")) {
                entries.add(entry(raw, warnings));
            }
            return new Content.Read(List.copyOf(entries), version, List.copyOf(warnings));
        } catch (JacksonException e) {
            return new Content.Damaged("it is not JSON");
        }
    }

    private static Entry entry(JsonNode raw, List<String> warnings) {
        try {
            StoredProfile stored = MAPPER.treeToValue(raw, StoredProfile.class);
            if (!raw.isObject() || stored == null) {
                throw new IllegalArgumentException("not an object");
            }
            return new Entry(raw, stored.toProfile());
        } catch (JacksonException e) {
            warnings.add("Profile " + label(raw) + " cannot be used here and is kept as it is.");
        } catch (IllegalArgumentException e) {
            warnings.add("Profile " + label(raw) + " cannot be used here (" + reason(e) + ") and is kept as it is.");
        }
        return new Entry(raw, null);
    }

    private static String label(JsonNode raw) {
        String name = raw.path("name").isString() ? raw.path("name").asString() : "without a name";
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static String reason(IllegalArgumentException e) {
        String message = e.getMessage() == null ? "a value is not understood" : e.getMessage();
        return message.length() <= 120 ? message : "a value is not understood";
    }

    /** The entry for a profile that is saved over {@code old}, whose unknown fields stay. */
    static Entry entry(EndpointProfile profile, @Nullable Entry old) {
        ObjectNode known = MAPPER.valueToTree(StoredProfile.of(profile));
        ObjectNode merged =
                old != null && old.raw() instanceof ObjectNode before ? before.deepCopy() : MAPPER.createObjectNode();
        merge(known, merged);
        return new Entry(merged, profile);
    }

    /** Headers are a map of the user's, not a record of ours: what was taken out of it is out. */
    private static void merge(ObjectNode known, ObjectNode into) {
        known.properties().forEach(field -> {
            String name = field.getKey();
            if (field.getValue().isNull()) {
                into.remove(name);
            } else if (field.getValue() instanceof ObjectNode now && !name.equals("headers")) {
                merge(now, into.path(name) instanceof ObjectNode before ? before : into.putObject(name));
            } else {
                into.set(name, field.getValue());
            }
        });
    }

    static byte[] render(List<Entry> entries) {
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
        ArrayNode profiles = root.putArray("profiles");
        entries.forEach(entry -> profiles.add(entry.raw()));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
