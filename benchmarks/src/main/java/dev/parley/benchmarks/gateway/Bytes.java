package dev.parley.benchmarks.gateway;

import java.nio.charset.StandardCharsets;

/** The bytes that the upstream answers with. */
final class Bytes {
    /** What stands before the time in an event's text, and how many digits of {@link System#nanoTime()} follow. */
    static final String TIME_MARK = "t=";

    static final int TIME_DIGITS = 19;
    static final String LAST_CHUNK = "0\r\n\r\n";

    private static final int JSON_BYTES = 316;

    private Bytes() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A whole answer with a body of 316 bytes. */
    static byte[] json() {
        String start =
                "{\"id\":\"chatcmpl-0123456789abcdef0123456789\",\"object\":\"chat.completion\",\"created\":1760000000,"
                        + "\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"";
        String end = "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":9,\"total_tokens\":18}}";
        String body = start + "x".repeat(JSON_BYTES - start.length() - end.length()) + end;
        return ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    static byte[] streamHead() {
        return ascii(String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "Content-Type: text/event-stream",
                "Cache-Control: no-cache",
                "Transfer-Encoding: chunked",
                "",
                ""));
    }

    /** One event as one HTTP chunk; the digits of its time are zeros. */
    static byte[] event() {
        return chunk("data: {\"id\":\"chatcmpl-0123456789abcdef0123456789\",\"object\":\"chat.completion.chunk\","
                + "\"created\":1760000000,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                + TIME_MARK
                + "0".repeat(TIME_DIGITS) + "\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n");
    }

    /** What ends a stream. */
    static byte[] streamEnd() {
        byte[] done = chunk("data: [DONE]\n\n");
        byte[] last = ascii(LAST_CHUNK);
        byte[] all = new byte[done.length + last.length];
        System.arraycopy(done, 0, all, 0, done.length);
        System.arraycopy(last, 0, all, done.length, last.length);
        return all;
    }

    private static byte[] chunk(String body) {
        return ascii(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");
    }
}
