package dev.parley.gateway.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** Which headers pass the gateway, in each direction. Pure. */
public final class HeaderRules {
    /** RFC 9110, section 7.6.1, and the older names that proxies still see. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    /**
     * The caller's secrets and what speaks of its own connection. Without Accept-Encoding a server answers in plain
     * bytes: a relay passes no Content-Encoding, so its caller could not read anything else.
     */
    private static final Set<String> NOT_TO_UPSTREAM = with(
            "authorization", "x-api-key", "cookie", "host", "accept-encoding", "content-length", "expect", "origin");

    private static final Set<String> NOT_TO_CALLER = with("set-cookie", "set-cookie2");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");
    private static final String WEB_PAGES = "access-control-";

    private HeaderRules() {}

    /** The caller's headers that go to a model server. */
    public static MultiMap toUpstream(MultiMap received) {
        MultiMap out = HttpHeaders.headers();
        pass(received, NOT_TO_UPSTREAM, out::add);
        return out;
    }

    /** Of an answer through the VESSL relay only these pass (docs.vessl.ai, serverless-api, send-request). */
    public static void relayed(MultiMap answered, MultiMap to) {
        copy(answered, to, HttpHeaders.CONTENT_TYPE);
        copy(answered, to, HttpHeaders.CONTENT_LENGTH);
    }

    /**
     * Of an answer under {@code /v1} all pass but what concerns the other connection, its cookies and its web pages. Its
     * own id finds more than the one that {@code to} has.
     */
    public static void passed(MultiMap answered, MultiMap to) {
        if (answered.contains(REQUEST_ID)) {
            to.remove(REQUEST_ID);
        }
        pass(answered, NOT_TO_CALLER, (name, value) -> {
            if (!name.regionMatches(true, 0, WEB_PAGES, 0, WEB_PAGES.length())) {
                to.add(name, value);
            }
        });
    }

    /** Looked at once, name by name: each request comes by here twice. */
    private static void pass(MultiMap from, Set<String> dropped, BiConsumer<String, String> to) {
        Set<String> named =
                from.contains(HttpHeaders.CONNECTION) ? named(from.getAll(HttpHeaders.CONNECTION)) : Set.of();
        from.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!dropped.contains(lower) && !named.contains(lower)) {
                to.accept(name, value);
            }
        });
    }

    private static Set<String> with(String... more) {
        Set<String> all = new HashSet<>(HOP_BY_HOP);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /**
     * The headers that a sender calls hop-by-hop. It may do so with any, but without this one the other side cannot find
     * the body's end.
     */
    private static Set<String> named(List<String> connection) {
        Set<String> named = new HashSet<>();
        for (String value : connection) {
            for (String one : value.split(",", -1)) {
                named.add(one.strip().toLowerCase(Locale.ROOT));
            }
        }
        named.remove("content-length");
        return named;
    }

    private static void copy(MultiMap from, MultiMap to, CharSequence name) {
        String value = from.get(name);
        if (value != null) {
            to.set(name, value);
        }
    }
}
