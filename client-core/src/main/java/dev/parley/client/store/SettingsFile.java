package dev.parley.client.store;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.store.Settings.Bounds;
import dev.parley.client.store.Settings.Panel;
import dev.parley.client.store.Settings.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The format of the settings' file: an object with {@code "version":1}. A value that has no meaning is the default. */
final class SettingsFile {
    static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private SettingsFile() {}

    /** {@code null} if that is not a file of any version. */
    static @Nullable ObjectNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes) instanceof ObjectNode root
                            && root.path("version").canConvertToInt()
                            && root.path("version").asInt() >= 1
                    ? root
                    : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    static ObjectNode empty() {
        return MAPPER.createObjectNode().put("version", VERSION);
    }

    static boolean isNewer(ObjectNode root) {
        return root.path("version").asInt() > VERSION;
    }

    static Settings read(ObjectNode root) {
        Settings defaults = Settings.DEFAULT;
        return new Settings(
                theme(root.path("theme"), defaults.theme()),
                number(root.path("zoomPercent"), defaults.zoomPercent()),
                number(root.path("bodySize"), defaults.bodySize()),
                flag(root.path("reducedMotion"), defaults.reducedMotion()),
                flag(root.path("stickToBottom"), defaults.stickToBottom()),
                bounds(root.path("window")),
                flag(root.path("maximized"), defaults.maximized()),
                panel(root.path("sidebar"), defaults.sidebar()),
                panel(root.path("rightPanel"), defaults.rightPanel()),
                text(root.path("lastProfileId")),
                text(root.path("lastChatId")),
                new Settings.Habits(
                        flag(root.path("enterSends"), defaults.habits().enterSends()),
                        flag(root.path("reopenChat"), defaults.habits().reopenChat()),
                        flag(root.path("announceJobs"), defaults.habits().announceJobs()),
                        flag(root.path("wrapCode"), defaults.habits().wrapCode())),
                new Settings.Shortcuts(
                        flag(root.path("shortcutsOn"), defaults.shortcuts().on()), texts(root.path("shortcuts"))),
                network(root.path("network")));
    }

    private static NetworkSettings network(JsonNode node) {
        try {
            return node instanceof ObjectNode
                    ? MAPPER.treeToValue(node, StoredNetwork.class).toSettings()
                    : NetworkSettings.DEFAULT;
        } catch (JacksonException | IllegalArgumentException e) {
            return NetworkSettings.DEFAULT;
        }
    }

    /** The settings in the place of those in {@code before}, of which what is not known here stays. */
    static byte[] render(Settings settings, ObjectNode before) {
        ObjectNode root = before.deepCopy();
        root.put("version", VERSION);
        root.put("theme", settings.theme().name().toLowerCase(Locale.ROOT));
        root.put("zoomPercent", settings.zoomPercent());
        root.put("bodySize", settings.bodySize());
        root.put("reducedMotion", settings.reducedMotion());
        root.put("stickToBottom", settings.stickToBottom());
        Bounds window = settings.window();
        if (window == null) {
            root.remove("window");
        } else {
            child(root, "window")
                    .put("x", window.x())
                    .put("y", window.y())
                    .put("width", window.width())
                    .put("height", window.height());
        }
        root.put("maximized", settings.maximized());
        put(child(root, "sidebar"), settings.sidebar());
        put(child(root, "rightPanel"), settings.rightPanel());
        root.put("lastProfileId", settings.lastProfileId());
        root.put("lastChatId", settings.lastChatId());
        root.put("enterSends", settings.habits().enterSends());
        root.put("reopenChat", settings.habits().reopenChat());
        root.put("announceJobs", settings.habits().announceJobs());
        root.put("wrapCode", settings.habits().wrapCode());
        child(root, "network").setAll((ObjectNode) MAPPER.valueToTree(StoredNetwork.of(settings.network())));
        root.put("shortcutsOn", settings.shortcuts().on());
        root.remove("shortcuts");
        if (!settings.shortcuts().changed().isEmpty()) {
            ObjectNode shortcuts = root.putObject("shortcuts");
            new TreeMap<>(settings.shortcuts().changed())
                    .forEach((action, keys) -> keys.forEach(shortcuts.putArray(action)::add));
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static ObjectNode child(ObjectNode root, String name) {
        return root.path(name) instanceof ObjectNode there ? there : root.putObject(name);
    }

    private static void put(ObjectNode into, Panel panel) {
        into.put("width", panel.width()).put("visible", panel.visible());
    }

    private static Theme theme(JsonNode node, Theme otherwise) {
        String name = Objects.requireNonNullElse(text(node), "");
        return Arrays.stream(Theme.values())
                .filter(theme -> theme.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static int number(JsonNode node, int otherwise) {
        return node.isNumber() && node.canConvertToInt() ? node.asInt() : otherwise;
    }

    private static boolean flag(JsonNode node, boolean otherwise) {
        return node.isBoolean() ? node.asBoolean() : otherwise;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    /** Lists of texts by name; what is no list is left out. */
    private static Map<String, List<String>> texts(JsonNode node) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                if (property.getValue().isArray()) {
                    List<String> values = new ArrayList<>();
                    property.getValue().forEach(value -> values.add(Objects.requireNonNullElse(text(value), "")));
                    all.put(property.getKey(), values);
                }
            }
        }
        return all;
    }

    private static @Nullable Bounds bounds(JsonNode node) {
        int width = number(node.path("width"), 0);
        int height = number(node.path("height"), 0);
        return width > 0 && height > 0
                ? new Bounds(number(node.path("x"), 0), number(node.path("y"), 0), width, height)
                : null;
    }

    private static Panel panel(JsonNode node, Panel otherwise) {
        return new Panel(
                number(node.path("width"), otherwise.width()), flag(node.path("visible"), otherwise.visible()));
    }
}
