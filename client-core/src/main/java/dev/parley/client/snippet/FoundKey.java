package dev.parley.client.snippet;

import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.endpoint.Secret;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a request was allowed in, and the headers that are left without it.
 *
 * @param scheme {@link AuthScheme#NONE} if it had no key at all
 * @param key {@code null} if there was none, or a placeholder for one
 * @param headers for the profile, none of them secret
 */
record FoundKey(AuthScheme scheme, @Nullable Secret key, Map<String, String> headers) {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(api[-_]?key|token|secret|password|signature|credential|session|[-_]key)|.*[-_]auth");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\$\\{?[A-Za-z_][A-Za-z0-9_]*(:?[-?+=][^}]*)?}?|%[A-Za-z_][A-Za-z0-9_]*%|<[^>]*>|\\{.*}|\\[.*]"
                    + "|(?i:your[-_ a-z].*)|(?i:x{3,})|\\*{3,}|.{0,10}\\.{3,}|•+");

    /** Made anew for every request, or a browser's own. */
    private static final Set<String> DROPPED = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "dnt",
            "expect",
            "host",
            "idempotency-key",
            "origin",
            "pragma",
            "priority",
            "proxy-connection",
            "referer",
            "te",
            "traceparent",
            "transfer-encoding",
            "upgrade-insecure-requests",
            "user-agent");

    static FoundKey read(PlainRequest request, Address address, Notes notes) throws ImportRefusal {
        Collected collected = new Collected(notes);
        for (PlainRequest.Line line : request.headers()) {
            collected.header(line);
        }
        if (address.key() != null) {
            boolean gemini = address.path().contains("enerateContent");
            if (!gemini) {
                notes.add(
                        "The key was in the address; it is now sent as a Bearer token, which the server may not take.");
            }
            collected.key(gemini ? AuthScheme.X_GOOG_API_KEY : AuthScheme.BEARER, address.key());
        }
        return new FoundKey(collected.scheme, collected.key, collected.headers);
    }

    /** Whether a text stands for a key that the reader is to fill in. */
    static boolean isPlaceholder(String text) {
        return text.length() <= 200 && PLACEHOLDER.matcher(text).matches();
    }

    private static final class Collected {
        private final Notes notes;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private AuthScheme scheme = AuthScheme.NONE;
        private @Nullable Secret key;

        Collected(Notes notes) {
            this.notes = notes;
        }

        void header(PlainRequest.Line line) throws ImportRefusal {
            String name = line.name().strip().toLowerCase(Locale.ROOT);
            String value = line.value().strip();
            switch (name) {
                case "authorization" -> authorization(value);
                case "x-api-key" -> key(AuthScheme.X_API_KEY, value);
                case "x-goog-api-key" -> key(AuthScheme.X_GOOG_API_KEY, value);
                case "api-key" -> {
                    notes.add("The key was in the header api-key; it is now sent as a Bearer token.");
                    key(AuthScheme.BEARER, value);
                }
                case "cookie" -> notes.add("Cookies were left out.");
                default -> other(line.name().strip(), name, value);
            }
        }

        private void authorization(String value) throws ImportRefusal {
            if (value.matches("(?i)bearer|key|token|basic|digest")) {
                return; // the word alone
            }
            int space = value.indexOf(' ');
            String word = (space < 0 ? "" : value.substring(0, space)).toLowerCase(Locale.ROOT);
            switch (word) {
                case "bearer" -> key(AuthScheme.BEARER, value.substring(space));
                case "key" -> key(AuthScheme.KEY, value.substring(space));
                case "basic", "digest" -> throw Address.basic();
                case "", "token" -> {
                    notes.add("The key was sent without the word Bearer; it is now sent with it.");
                    key(AuthScheme.BEARER, value.substring(space + 1));
                }
                default ->
                    notes.add("The header Authorization is of a kind that Parley does not send; it was left out.");
            }
        }

        /** The first one counts. */
        void key(AuthScheme found, String text) {
            String value = text.strip();
            if (value.isEmpty()) {
                return;
            }
            if (scheme != AuthScheme.NONE) {
                notes.add("The request has more than one key; only the first was taken over.");
                return;
            }
            scheme = found;
            if (isPlaceholder(value)) {
                notes.add("The key is only named, not given; enter it.");
                return;
            }
            try {
                key = Secret.of(value);
            } catch (IllegalArgumentException notAKey) {
                notes.add("The key holds a character that a header cannot carry; enter it again.");
            }
        }

        private void other(String name, String lower, String value) {
            if (DROPPED.contains(lower) || lower.startsWith(":") || lower.startsWith("sec-") || lower.isEmpty()) {
                return;
            }
            boolean valid = name.length() <= 200
                    && NAME.matcher(name).matches()
                    && value.length() <= 8_000
                    && value.chars().noneMatch(c -> (c < 0x20 && c != '\t') || c > 0x7E);
            if (!valid) {
                notes.add("A header that is none was left out.");
            } else if (KeyExposure.isKeyHeader(name)
                    || SECRET_NAME.matcher(name).matches()) {
                notes.add("The header " + name + " looks like a key that Parley cannot send; it was left out.");
            } else if (headers.size() < 100) {
                String known = headers.keySet().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .orElse(name);
                headers.merge(known, value, (a, b) -> a + ", " + b);
            }
        }
    }
}
