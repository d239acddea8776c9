package dev.parley.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one check of a caller's key, whichever header carries it. Takes the same time for every key, right or wrong. */
final class KeyRing {
    private static final String SCHEME = "bearer ";
    /** Only copied, never fed. */
    private static final MessageDigest SHA_256 = Sha256.fresh();

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Entry(byte[] digest, Caller caller) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Caller> byName = new HashMap<>();

    private KeyRing() {}

    /** A ring of these rules; a caller of the same name goes on with what it has used in {@code before}. */
    static KeyRing of(List<CallerRule> rules, @Nullable KeyRing before) {
        KeyRing ring = new KeyRing();
        for (CallerRule rule : rules) {
            Caller known = before == null ? null : before.byName.get(rule.name());
            Caller caller = known == null ? new Caller(rule) : known.under(rule);
            ring.entries.add(new Entry(HexFormat.of().parseHex(rule.sha256()), caller));
            ring.byName.put(rule.name(), caller);
        }
        return ring;
    }

    /** Whose key it is, {@code Authorization: Bearer} or, if that is absent, {@code x-api-key}; {@code null}: nobody's. */
    @Nullable Caller caller(MultiMap headers) {
        String presented = presented(headers);
        if (presented == null) {
            return null;
        }
        byte[] digest = digest(presented);
        Caller found = null;
        for (Entry entry : entries) { // all of them, so that the time does not tell which one it was
            if (MessageDigest.isEqual(entry.digest, digest)) {
                found = entry.caller;
            }
        }
        return found;
    }

    private static @Nullable String presented(MultiMap headers) {
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return headers.get("x-api-key");
        }
        boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? authorization.substring(SCHEME.length()).strip() : null;
    }

    /** A copy of the one digest is quicker than looking for its provider with each request. */
    private static byte[] digest(String key) {
        try {
            MessageDigest copy = (MessageDigest) SHA_256.clone();
            return copy.digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            return Sha256.fresh().digest(key.getBytes(StandardCharsets.UTF_8));
        }
    }
}
