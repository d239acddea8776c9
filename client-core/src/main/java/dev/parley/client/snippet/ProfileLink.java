package dev.parley.client.snippet;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ProfileValidator;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ValidationResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A profile as a link, {@code parley://profile?url=https%3A%2F%2Fserver.example%2Fv1&name=...}. What may stand in it is
 * {@code url} (which must), {@code name}, {@code protocol}, {@code delivery}, {@code path} and {@code model}; nothing of it
 * is a key. A link comes from anywhere, so that it makes a proposal and nothing else.
 */
public final class ProfileLink {
    private static final String SCHEME = "parley";
    private static final String HOST = "profile";
    private static final int MAX_LENGTH = 8 << 10;
    private static final List<String> KNOWN = List.of("url", "name", "protocol", "delivery", "path", "model");

    private ProfileLink() {}

    /** Whether a text is such a link, good or bad. */
    public static boolean looksLike(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME + ":");
    }

    /** One candidate without a key, or why not. */
    public static ImportResult read(String link) {
        try {
            Notes notes = new Notes();
            notes.add("From a link: look at the address before you enter a key. Nothing was saved or sent.");
            EndpointProfile profile = profile(parameters(link.strip(), notes));
            return new ImportResult.Imported(
                    List.of(new ImportCandidate(profile, null, null, notes.list())), List.of());
        } catch (ImportRefusal refusal) {
            return new ImportResult.Refused(refusal.sentence());
        }
    }

    /** The link of a profile: no key, no header, no query of its path. */
    public static String write(EndpointProfile profile) {
        StringJoiner link = new StringJoiner("&", SCHEME + "://" + HOST + "?", "");
        link.add("url=" + encoded(profile.baseUrl().toString()));
        link.add("name=" + encoded(profile.name()));
        link.add("protocol=" + encoded(profile.protocol().id()));
        link.add("delivery=" + encoded(profile.delivery().id()));
        String path = profile.path();
        if (path != null) {
            // What follows may be a key.
            link.add("path=" + encoded(path.split("\\?", 2)[0]));
        }
        String model = profile.model();
        if (model != null) {
            link.add("model=" + encoded(model));
        }
        return link.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String link, Notes notes) throws ImportRefusal {
        if (link.length() > MAX_LENGTH) {
            throw new ImportRefusal("The link is longer than 8 KiB.");
        }
        URI uri;
        try {
            uri = new URI(link);
        } catch (URISyntaxException e) {
            throw new ImportRefusal("That is no link.");
        }
        if (!SCHEME.equalsIgnoreCase(uri.getScheme()) || !HOST.equalsIgnoreCase(uri.getHost())) {
            throw new ImportRefusal("Parley knows links to profiles only: parley://profile?url=...");
        }
        Map<String, String> found = new LinkedHashMap<>();
        String query = uri.getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            if (!KNOWN.contains(pair[0])) {
                notes.add("The link says more than a link may; that was left out.");
            } else if (found.put(pair[0], decoded(pair.length > 1 ? pair[1] : "")) != null) {
                throw new ImportRefusal("The link says " + pair[0] + " twice.");
            }
        }
        return found;
    }

    private static String decoded(String value) throws ImportRefusal {
        try {
            String text = URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
            if (text.codePoints().anyMatch(ProfileLink::isUnseen)) {
                throw new ImportRefusal("The link holds characters that cannot be seen.");
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw new ImportRefusal("That is no link.");
        }
    }

    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.FORMAT || character == 0xFFFD;
    }

    private static EndpointProfile profile(Map<String, String> said) throws ImportRefusal {
        String url = said.getOrDefault("url", "");
        if (!url.toLowerCase(Locale.ROOT).matches("https?://.+")) {
            throw new ImportRefusal("The link has no address that begins with http:// or https://.");
        }
        URI base;
        try {
            base = new URI(url);
        } catch (URISyntaxException e) {
            throw new ImportRefusal("The address in the link cannot be read.");
        }
        String name = said.getOrDefault("name", "");
        Protocol protocol = Protocol.ofId(said.getOrDefault("protocol", Protocol.OPENAI_CHAT.id()))
                .orElseThrow(() -> new ImportRefusal("The link names a protocol that this version does not know."));
        Delivery delivery = Delivery.ofId(said.getOrDefault("delivery", Delivery.DIRECT.id()))
                .orElseThrow(() -> new ImportRefusal("The link names a delivery that this version does not know."));
        EndpointProfile profile = EndpointProfile.builder(name.isEmpty() ? String.valueOf(base.getHost()) : name, base)
                .id(UUID.randomUUID().toString())
                .protocol(protocol)
                .delivery(delivery)
                .path(orNull(said.get("path")))
                .model(orNull(said.get("model")))
                .build();
        // A template has to be written first; that can be done in the editor.
        if (protocol != Protocol.TEMPLATE
                && ProfileValidator.validate(profile) instanceof ValidationResult.Invalid invalid) {
            throw new ImportRefusal(invalid.problems().getFirst().message());
        }
        return profile;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
