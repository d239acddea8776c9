package dev.parley.client.snippet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes, taken apart.
 *
 * @param origin {@code scheme://host} or {@code scheme://host:port}
 * @param path ASCII, with a leading slash and percent escapes as they were
 * @param query without what looks like a key; {@code null} for none
 * @param key the key that was in the query; {@code null} for none
 */
record Address(
        String origin,
        String path,
        @Nullable String query,
        @Nullable String key) {
    private static final int MAX_LENGTH = 8_000;
    private static final Pattern KEY_NAME =
            Pattern.compile("(?i)key|sig|.*(api[-_]?key|token|secret|password|signature)");

    static Address read(String url) throws ImportRefusal {
        // curl takes http where nothing is said.
        String text = url.strip();
        URI uri = parse(text.contains("://") ? text : "http://" + text);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new ImportRefusal("The address is not one of http or https.");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new ImportRefusal("The address names no host, or not in a way that can be called.");
        }
        if (uri.getRawUserInfo() != null) {
            throw basic();
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String origin = scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return withoutKey(origin, path, uri.getRawQuery());
    }

    /** Path and query, as a profile has them. */
    String pathAndQuery() {
        return withQuery(path);
    }

    String withQuery(String otherPath) {
        return query == null ? otherPath : otherPath + "?" + query;
    }

    /** The host alone, for the name of a profile. */
    String host() {
        return origin.substring(origin.indexOf("://") + 3);
    }

    /** The sentence for a user name with a password: a profile has a place for a key only. */
    static ImportRefusal basic() {
        return new ImportRefusal(
                "The request signs in with a user name and a password; Parley sends a key only, so it cannot do the same.");
    }

    private static URI parse(String text) throws ImportRefusal {
        if (text.length() > MAX_LENGTH) {
            throw new ImportRefusal("The address is longer than " + MAX_LENGTH + " characters.");
        }
        try {
            URI uri = new URI(new URI(text).toASCIIString());
            if (uri.getScheme() == null || uri.isOpaque()) {
                throw new ImportRefusal("The address is not a URL that can be called.");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new ImportRefusal("The address is not a URL that can be called.");
        }
    }

    private static Address withoutKey(String origin, String path, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return new Address(origin, path, null, null);
        }
        List<String> kept = new ArrayList<>();
        String key = null;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (equals >= 0
                    && equals + 1 < pair.length()
                    && KEY_NAME.matcher(name).matches()) {
                key = key == null ? pair.substring(equals + 1) : key;
            } else {
                kept.add(pair);
            }
        }
        String rest = String.join("&", kept);
        return new Address(origin, path, rest.isEmpty() ? null : rest, key);
    }

    @Override
    public String toString() {
        return "Address[" + origin + "]";
    }
}
