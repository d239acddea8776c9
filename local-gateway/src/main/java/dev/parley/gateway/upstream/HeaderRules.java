package dev.parley.gateway.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
    private static final Set<String> NOT_TO_UPSTREAM = Set.of(
            "authorization", "x-api-key", "cookie", "host", "accept-encoding", "content-length", "expect", "origin");

    private static final Set<String> NOT_TO_CALLER = Set.of("set-cookie", "set-cookie2");
    private static final String WEB_PAGES = "access-control-";

    private HeaderRules() {}

    /** The caller's headers that go to a model server. */
    public static MultiMap toUpstream(MultiMap received) {
        return pass(received, NOT_TO_UPSTREAM);
    }

    /** Of an answer through the VESSL relay only these pass (docs.vessl.ai, serverless-api, send-request). */
    public static MultiMap relayed(MultiMap answered) {
        MultiMap out = HttpHeaders.headers();
        copy(answered, out, "content-type");
        copy(answered, out, "content-length");
        return out;
    }

    /** Of an answer under {@code /v1} all pass but what concerns the other connection, its cookies and its web pages. */
    public static MultiMap passed(MultiMap answered) {
        MultiMap out = pass(answered, NOT_TO_CALLER);
        for (Map.Entry<String, String> header : answered) {
            if (header.getKey().regionMatches(true, 0, WEB_PAGES, 0, WEB_PAGES.length())) {
                out.remove(header.getKey());
            }
        }
        return out;
    }

    private static MultiMap pass(MultiMap from, Set<String> dropped) {
        Set<String> named = from.contains("connection") ? named(from.getAll("connection")) : Set.of();
        MultiMap out = HttpHeaders.headers();
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !dropped.contains(name) && !named.contains(name)) {
                out.add(header.getKey(), header.getValue());
            }
        }
        return out;
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

    private static void copy(MultiMap from, MultiMap to, String name) {
        String value = from.get(name);
        if (value != null) {
            to.set(name, value);
        }
    }
}
