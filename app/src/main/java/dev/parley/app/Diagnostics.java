package dev.parley.app;

import dev.parley.app.gateway.GatewayFacts;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.DataFolders;
import dev.parley.client.store.HistoryHealth;
import dev.parley.client.store.ProfileExchange;
import dev.parley.client.store.SavedUpstream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What helps to find a fault, as one ZIP file: versions, the system, profiles without keys, values of headers and bodies,
 * settings, the gateway, the end of each log, and how the chats stand. Nothing that was said, no title, no key.
 */
final class Diagnostics {
    private static final int MOST_OF_A_LOG = 256 << 10;
    private static final String MASK = "***";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** No log should have one; what looks like one is taken out all the same. */
    private static final Pattern KEY_LIKE = Pattern.compile(
            "(?i)((?:bearer|basic|key|token|authorization|password|secret)[\"']?\\s*[:= ]\\s*[\"']?)([^\\s\"',;)]{8,})"
                    + "|\\b(?:sk|hf|r8|rpa|gsk|xai)[-_][A-Za-z0-9_-]{8,}|://[^/\\s@]+@");

    private final String version;
    private final DataFolders folders;
    private List<EndpointProfile> profiles = List.of();
    private List<SavedUpstream> upstreams = List.of();
    private @Nullable GatewayFacts gateway;
    private String history = "";

    Diagnostics(String version, DataFolders folders) {
        this.version = version;
        this.folders = folders;
    }

    Diagnostics withProfiles(List<EndpointProfile> all) {
        profiles = all;
        return this;
    }

    Diagnostics withUpstreams(List<SavedUpstream> all) {
        upstreams = all;
        return this;
    }

    Diagnostics withGateway(GatewayFacts facts) {
        gateway = facts;
        return this;
    }

    Diagnostics withHistory(HistoryHealth health, int chats) {
        String state = switch (health) {
            case HistoryHealth.Saving _ -> "saving";
            case HistoryHealth.Unsaved unsaved -> "unsaved, " + unsaved.pending() + " waiting: " + unsaved.reason();
            case HistoryHealth.ReadOnly readOnly -> "read only: " + readOnly.reason();
            case HistoryHealth.Damaged damaged -> "damaged; whole backup: " + (damaged.backup() != null);
        };
        history = "state: " + state + "\nchats: " + chats + "\n";
        return this;
    }

    /** The ZIP file. Blocks for the disk. */
    byte[] bundle() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "system.txt", system());
            add(zip, "profiles.json", profilesText());
            add(zip, "settings.json", settings());
            add(zip, "gateway.txt", gatewayText());
            add(zip, "history.txt", history);
            add(zip, "files.txt", files());
            for (Path log : children(folders.logs())) {
                if (log.toString().endsWith(".log")) {
                    add(zip, "logs/" + log.getFileName(), end(log));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(masked(text).getBytes(StandardCharsets.UTF_8));
    }

    static String masked(String text) {
        return KEY_LIKE.matcher(text).replaceAll(found -> found.group(1) == null ? MASK : "$1" + MASK);
    }

    private String system() {
        StringBuilder out = new StringBuilder();
        out.append("Parley ").append(version).append('\n');
        Runtime runtime = Runtime.getRuntime();
        new TreeMap<>(System.getProperties()).forEach((name, value) -> {
            if (isHarmless(String.valueOf(name))) {
                out.append(name).append(": ").append(value).append('\n');
            }
        });
        out.append("processors: ").append(runtime.availableProcessors()).append('\n');
        out.append("heap: ").append(runtime.totalMemory()).append(" of ");
        out.append(runtime.maxMemory()).append(" bytes\n");
        out.append("locale: ").append(Locale.getDefault().toLanguageTag()).append('\n');
        return out.toString();
    }

    /** Versions and the like; the command line may hold anything. */
    private static boolean isHarmless(String property) {
        return Stream.of("java.version", "java.vendor", "java.vm.", "java.runtime.", "os.", "javafx.", "prism.")
                .anyMatch(property::startsWith);
    }

    private String profilesText() {
        JsonNode root = MAPPER.readTree(ProfileExchange.write(profiles));
        for (JsonNode profile : root.path("profiles")) {
            if (profile instanceof ObjectNode object) {
                mask(object);
            }
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void mask(ObjectNode profile) {
        profile.put("baseUrl", plain(URI.create(profile.path("baseUrl").asString(""))));
        if (profile.path("headers") instanceof ObjectNode headers) {
            List.copyOf(headers.propertyNames()).forEach(name -> headers.put(name, MASK));
        }
        if (profile.path("template") instanceof ObjectNode template) {
            template.put("body", MASK);
        }
    }

    /** Without what may be a key in it. */
    private static String plain(URI url) {
        return EndpointProfile.origin(url) + (url.getPath() == null ? "" : url.getPath());
    }

    private String settings() throws IOException {
        Path file = folders.config().resolve("settings.json");
        if (!Files.isRegularFile(file)) {
            return "{}";
        }
        try {
            return MAPPER.readTree(Files.readAllBytes(file)).toPrettyString();
        } catch (JacksonException damaged) {
            return "{\"damaged\":true}";
        }
    }

    private String gatewayText() {
        StringBuilder out = new StringBuilder();
        GatewayFacts facts = gateway;
        if (facts == null) {
            out.append("not of this process\n");
        } else {
            out.append(facts.state()).append(' ').append(facts.url()).append(", requests: ");
            out.append(facts.requests()).append('\n').append(facts.problem()).append('\n');
            facts.upstreams().forEach(one -> out.append(one).append('\n'));
        }
        for (SavedUpstream upstream : upstreams) {
            out.append("added: ").append(upstream.name()).append(' ');
            out.append(
                    switch (upstream) {
                        case SavedUpstream.Remote remote -> plain(remote.url());
                        // Its arguments may hold a key.
                        case SavedUpstream.Command command -> command.command().getFirst();
                    });
            out.append('\n');
        }
        return out.toString();
    }

    private String files() {
        StringBuilder out = new StringBuilder();
        Stream.of(folders.config(), folders.data(), folders.data().resolve("backups"), folders.logs())
                .distinct()
                .flatMap(folder -> children(folder).stream())
                .filter(Files::isRegularFile)
                .forEach(file -> out.append(file)
                        .append(": ")
                        .append(file.toFile().length())
                        .append(" bytes\n"));
        return out.toString();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static String end(Path log) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(
                Arrays.copyOfRange(all, Math.max(0, all.length - MOST_OF_A_LOG), all.length), StandardCharsets.UTF_8);
    }
}
