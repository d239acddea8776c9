package dev.parley.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on the wire. {@code exchange} numbers the HTTP exchanges of one attempt from 1 (a job has one
 * for its submission and one per poll). Times are by {@link System#nanoTime()}.
 */
public sealed interface WireEvent {

    int exchange();

    long atNanos();

    /**
     * A header as it may be shown.
     *
     * @param value the value, or {@link #MASK} where it is a secret: a listener never gets to see a secret
     */
    record Header(String name, String value) {
        public static final String MASK = "•••";
    }

    /** {@code url} has secret query values masked. {@code body} is the text of the body, {@code null} without one. */
    record RequestStarted(
            int exchange,
            String method,
            String url,
            List<Header> headers,
            @Nullable String body,
            long atNanos) implements WireEvent {
        public RequestStarted {
            headers = List.copyOf(headers);
        }
    }

    /**
     * The exchange has its connection.
     *
     * @param protocol as HTTP names it, such as {@code h2} or {@code http/1.1}
     * @param tls the version, such as {@code TLSv1.3}; {@code null} without TLS
     * @param connectNanos when looking up the name or connecting began; {@code null}: the connection was there already
     * @param tlsNanos when the handshake began; {@code null} without one in this exchange
     * @param certificate the server's own; {@code null} without TLS
     */
    record Connected(
            int exchange,
            String protocol,
            @Nullable String tls,
            @Nullable Long connectNanos,
            @Nullable Long tlsNanos,
            long atNanos,
            @Nullable CertificateFacts certificate)
            implements WireEvent {

        public Connected(
                int exchange,
                String protocol,
                @Nullable String tls,
                @Nullable Long connectNanos,
                @Nullable Long tlsNanos,
                long atNanos) {
            this(exchange, protocol, tls, connectNanos, tlsNanos, atNanos, null);
        }
    }

    /** The first byte of the body was handed to the socket: from here on the server may have acted on it. */
    record BodySent(int exchange, String method, long atNanos) implements WireEvent {}

    /** The last byte of the request was handed to the socket. */
    record RequestEnded(int exchange, long atNanos) implements WireEvent {}

    record ResponseStarted(int exchange, int status, List<Header> headers, long atNanos) implements WireEvent {
        public ResponseStarted {
            headers = List.copyOf(headers);
        }
    }

    /** One frame of a stream (the data of an SSE event, a line of NDJSON, a chunk of text) or a whole body. */
    record FrameReceived(int exchange, String raw, long atNanos) implements WireEvent {}

    /** {@code fault} is {@code null} where the exchange ended in order. */
    record ExchangeEnded(int exchange, @Nullable String fault, long atNanos) implements WireEvent {}
}
