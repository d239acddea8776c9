package dev.parley.app.profiles;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.Protocol;
import java.util.Optional;

/** The parts of a URL that was pasted as documentation shows it: with the path of a request at its end. */
record PastedUrl(String baseUrl, Protocol protocol, Delivery delivery, String path) {
    private static final String CHAT = "/chat/completions";
    private static final String COMPLETIONS = "/completions";
    private static final String RELAY = "/request/";

    /** Empty if it is a base URL already, or nothing that is known. */
    static Optional<PastedUrl> split(String text, Delivery chosen) {
        String url = text.strip();
        int query = url.indexOf('?');
        String bare = trimSlash(query < 0 ? url : url.substring(0, query));
        String rest = query < 0 ? "" : url.substring(query);
        int authority = bare.indexOf("://");
        int root = authority < 0 ? -1 : bare.indexOf('/', authority + 3);
        if (root < 0) {
            return Optional.empty();
        }
        Protocol protocol;
        if (bare.endsWith(CHAT)) {
            protocol = Protocol.OPENAI_CHAT;
        } else if (bare.endsWith(COMPLETIONS)) {
            protocol = Protocol.OPENAI_COMPLETIONS;
        } else {
            return Optional.empty();
        }
        int relay = bare.indexOf(RELAY, root);
        if (relay >= 0) {
            return Optional.of(of(bare, relay, relay + RELAY.length() - 1, protocol, Delivery.VESSL_RELAY, rest));
        }
        boolean usual = bare.endsWith(protocol.defaultPath());
        int cut = usual ? bare.length() - protocol.defaultPath().length() : root;
        return Optional.of(of(bare, cut, cut, protocol, chosen, rest));
    }

    private static PastedUrl of(
            String bare, int baseEnd, int pathBegin, Protocol protocol, Delivery delivery, String query) {
        String path = bare.substring(pathBegin) + query;
        return new PastedUrl(
                bare.substring(0, baseEnd), protocol, delivery, path.equals(protocol.defaultPath()) ? "" : path);
    }

    private static String trimSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
