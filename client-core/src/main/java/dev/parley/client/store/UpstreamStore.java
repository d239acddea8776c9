package dev.parley.client.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model servers that a person added to the bundled gateway, in one small JSON file without a secret:
 * {@code {"version":1,"upstreams":[...]}}. A file that cannot be understood is left as it is, and nothing is saved over
 * it. Thread-safe, for one process.
 */
public final class UpstreamStore {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final AtomicFile file;
    private List<SavedUpstream> all = List.of();
    private @Nullable String problem;

    private UpstreamStore(Path path) {
        file = new AtomicFile(path);
    }

    /** Reads the file, which need not exist. */
    public static UpstreamStore open(Path path) {
        UpstreamStore store = new UpstreamStore(path);
        try {
            store.all = parse(MAPPER.readTree(Files.readAllBytes(path)));
        } catch (NoSuchFileException e) {
            // None was added yet.
        } catch (IOException e) {
            store.problem = "it cannot be read (" + e.getClass().getSimpleName() + ")";
        } catch (JacksonException | IllegalArgumentException e) {
            store.problem = "it is damaged, or of a newer version";
        }
        return store;
    }

    /** In the order in which they were added. */
    public synchronized List<SavedUpstream> list() {
        return all;
    }

    /** Why the file is left as it is, a sentence; {@code null}: all is well. */
    public synchronized @Nullable String problem() {
        return problem == null ? null : "The file " + file.path() + " is left as it is: " + problem + ".";
    }

    /**
     * Saves one in the place of that with the same name, else at the end.
     *
     * @throws StoreException if it could not be saved; then nothing has changed
     */
    public synchronized void put(SavedUpstream upstream) {
        List<SavedUpstream> next = new ArrayList<>(all);
        next.replaceAll(one -> one.name().equals(upstream.name()) ? upstream : one);
        if (!next.contains(upstream)) {
            next.add(upstream);
        }
        save(next);
    }

    /**
     * Removes the one of that name; an absent one is no error.
     *
     * @throws StoreException if it could not be saved; then nothing has changed
     */
    public synchronized void remove(String name) {
        save(all.stream().filter(one -> !one.name().equals(name)).toList());
    }

    private void save(List<SavedUpstream> next) {
        String reason = problem();
        if (reason != null) {
            throw new StoreException(reason);
        }
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
        ArrayNode upstreams = root.putArray("upstreams");
        next.forEach(one -> write(one, upstreams.addObject()));
        try {
            file.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
            all = List.copyOf(next);
        } catch (IOException e) {
            throw new StoreException("The upstreams could not be saved to " + file.path() + ".", e);
        }
    }

    private static void write(SavedUpstream one, ObjectNode to) {
        to.put("name", one.name());
        switch (one) {
            case SavedUpstream.Remote remote -> {
                to.put("url", remote.url().toString());
                if (remote.keyInRing()) {
                    to.put("keyInRing", true);
                }
                if (remote.keyVariable() != null) {
                    to.put("keyEnv", remote.keyVariable());
                }
            }
            case SavedUpstream.Command command -> {
                texts(command.command(), to.putArray("command"));
                to.put("idleStopSeconds", command.idleStop().toSeconds());
            }
        }
        texts(one.models(), to.putArray("models"));
    }

    private static void texts(List<String> texts, ArrayNode to) {
        texts.forEach(to::add);
    }

    private static List<SavedUpstream> parse(JsonNode root) {
        if (root.path("version").asInt(0) != VERSION || !root.path("upstreams").isArray()) {
            throw new IllegalArgumentException("not a file of this version");
        }
        List<SavedUpstream> read = new ArrayList<>();
        for (JsonNode one : root.path("upstreams")) {
            read.add(parseOne(one));
        }
        return List.copyOf(read);
    }

    private static SavedUpstream parseOne(JsonNode one) {
        String name = one.path("name").asString("");
        List<String> models = texts(one.path("models"));
        if (one.has("command")) {
            Duration idleStop = Duration.ofSeconds(one.path("idleStopSeconds").asLong(0));
            return new SavedUpstream.Command(name, texts(one.path("command")), models, idleStop);
        }
        JsonNode variable = one.path("keyEnv");
        return new SavedUpstream.Remote(
                name,
                URI.create(one.path("url").asString("")),
                models,
                one.path("keyInRing").asBoolean(false),
                variable.isString() ? variable.asString() : null);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
