package dev.parley.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scripted answer: status line, headers as they are, then steps in order, each write flushed. Immutable; every method
 * returns a new reply.
 *
 * <p>The body is framed by the first of {@link #body}, {@link #chunk} and {@link #bytes} that is used: a
 * {@code Content-Length}, the chunked coding, or nothing, in which case the end of the connection ends the body unless
 * an own {@code Content-Length} header was given. Without an ending method the answer ends in order.
 */
public final class Reply {
    private final @Nullable String statusLine;
    private final List<HttpHeader> headers;
    private final List<Step> steps;
    private final boolean chunked;
    private final Ending ending;

    /** What is done after the head, one after the other. */
    sealed interface Step {
        @SuppressWarnings("ArrayRecordComponent") // only ever written to a socket
        record Write(byte[] bytes) implements Step {}

        record Await(Gate gate) implements Step {}
    }

    /** How the answer ends. */
    enum Ending {
        IN_ORDER,
        FIN,
        RST,
        STALL
    }

    private Reply(
            @Nullable String statusLine, List<HttpHeader> headers, List<Step> steps, boolean chunked, Ending ending) {
        this.statusLine = statusLine;
        this.headers = List.copyOf(headers);
        this.steps = List.copyOf(steps);
        this.chunked = chunked;
        this.ending = ending;
    }

    /** An answer of HTTP/1.1 with that status and a reason phrase of no meaning. */
    public static Reply status(int status) {
        return statusLine("HTTP/1.1 " + status + " Status-" + status);
    }

    /** An answer that begins with exactly this line. */
    public static Reply statusLine(String line) {
        return new Reply(line, List.of(), List.of(), false, Ending.IN_ORDER);
    }

    /** A whole JSON answer. */
    public static Reply json(int status, String json) {
        return status(status).header("Content-Type", "application/json").body(json);
    }

    /** A whole answer of that type. */
    public static Reply text(int status, String contentType, String text) {
        return status(status).header("Content-Type", contentType).body(text);
    }

    /** Begins a stream of Server-Sent Events with status 200; go on with {@link #chunk}. */
    public static Reply sse() {
        return status(200).header("Content-Type", "text/event-stream");
    }

    /** These bytes and nothing else; then the connection is closed unless another ending is given. */
    public static Reply raw(byte[] bytes) {
        return new Reply(null, List.of(), List.of(new Step.Write(bytes.clone())), false, Ending.FIN);
    }

    public static Reply raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing until the client leaves. */
    public static Reply never() {
        return new Reply(null, List.of(), List.of(), false, Ending.STALL);
    }

    /** Adds a header line as it is; nothing is checked and nothing is replaced. */
    public Reply header(String name, String value) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(new HttpHeader(name, value));
        return new Reply(statusLine, more, steps, chunked, ending);
    }

    /** The whole body, with its {@code Content-Length} unless that header was given before. */
    public Reply body(byte[] bytes) {
        Reply framed = hasHeader("Content-Length") ? this : header("Content-Length", Integer.toString(bytes.length));
        return framed.bytes(bytes);
    }

    public Reply body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One chunk of the chunked coding, flushed. An empty one is left out, since it would be the last. */
    public Reply chunk(byte[] bytes) {
        Reply framed = chunked ? this : header("Transfer-Encoding", "chunked").withChunked();
        if (bytes.length == 0) {
            return framed;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.writeBytes(new byte[] {'\r', '\n'});
        return framed.step(new Step.Write(out.toByteArray()));
    }

    public Reply chunk(String text) {
        return chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    /** These bytes of the body as they are, flushed. */
    public Reply bytes(byte[] bytes) {
        return step(new Step.Write(bytes.clone()));
    }

    public Reply bytes(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits here until the test opens the gate or the client leaves. */
    public Reply await(Gate gate) {
        return step(new Step.Await(gate));
    }

    /** Ends by FIN, without the last chunk, whatever the headers promised. */
    public Reply cut() {
        return new Reply(statusLine, headers, steps, chunked, Ending.FIN);
    }

    /** Ends by RST. What was written just before may be lost on the way; put a gate between to be sure that it is not. */
    public Reply reset() {
        return new Reply(statusLine, headers, steps, chunked, Ending.RST);
    }

    /** Never ends; says nothing more until the client leaves. */
    public Reply stall() {
        return new Reply(statusLine, headers, steps, chunked, Ending.STALL);
    }

    List<Step> steps() {
        return steps;
    }

    boolean isChunked() {
        return chunked;
    }

    Ending ending() {
        return ending;
    }

    /** Status line and headers as bytes; empty for a raw reply. */
    byte[] head() {
        if (statusLine == null) {
            return new byte[0];
        }
        StringBuilder out = new StringBuilder(statusLine).append("\r\n");
        headers.forEach(header ->
                out.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return out.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the client can tell where this answer ends without the connection's end. */
    boolean isDelimited() {
        boolean bodiless = statusLine != null && statusLine.matches("HTTP/1\\.1 (1\\d\\d|204|304)( .*)?");
        return chunked || hasHeader("Content-Length") || hasHeader("Transfer-Encoding") || bodiless;
    }

    boolean wantsClose() {
        return headers.stream()
                .anyMatch(header ->
                        header.is("Connection") && header.value().strip().equalsIgnoreCase("close"));
    }

    private boolean hasHeader(String name) {
        return headers.stream().anyMatch(header -> header.is(name));
    }

    private Reply withChunked() {
        return new Reply(statusLine, headers, steps, true, ending);
    }

    private Reply step(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Reply(statusLine, headers, more, chunked, ending);
    }
}
