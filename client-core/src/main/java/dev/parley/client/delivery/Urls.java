package dev.parley.client.delivery;

import java.net.URI;

/** Joins base URLs and paths. */
final class Urls {

    private Urls() {}

    /** Base and path with one slash between; a base that already ends in {@code /v1} is not doubled. */
    static URI join(URI base, String path) {
        String left = trimSlashes(base.toString());
        boolean doubled = left.endsWith("/v1") && (path.equals("/v1") || path.startsWith("/v1/"));
        return URI.create(left + (doubled ? path.substring(3) : path));
    }

    /** A place below the base, whatever the base ends in. */
    static URI below(URI base, String path) {
        return URI.create(trimSlashes(base.toString()) + path);
    }

    private static String trimSlashes(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }
}
