package dev.parley.benchmarks.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to the upstream.
 *
 * @param process the gateway's; {@code null} for the way without one
 * @param path of a chat request there
 * @param headers that it wants
 */
record Contender(String title, @Nullable ProcessHandle process, int port, String path, List<String> headers) {
    static final String CHAT = "/v1/chat/completions";
    static final String DIRECT = "direct";
    static final String BARE = "bare engine";
    static final String PARLEY = "Parley";

    Contender {
        headers = List.copyOf(headers);
    }

    /** A request for one JSON answer. */
    byte[] whole() {
        return post(
                path,
                "{\"model\":\"" + model("m") + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}]}");
    }

    /** A request for a stream of so many events; the model says how the upstream behaves. */
    byte[] stream(String model, int events) {
        return post(
                path,
                "{\"model\":\"" + model(model) + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}],"
                        + "\"stream\":true,\"max_tokens\":" + events + "}");
    }

    /** Parley routes the calls under {@code /v1} by what stands before the model's own name, and takes it off. */
    private String model(String own) {
        return title.startsWith(PARLEY) && path.equals(CHAT) ? Parley.SERVICE + "/" + own : own;
    }

    byte[] post(String uri, String body) {
        return ("POST " + uri + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                        + String.join(
                                "",
                                headers.stream().map(header -> header + "\r\n").toList())
                        + "Content-Type: application/json\r\nAccept: */*\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
