package dev.parley.client.endpoint;

import java.util.Optional;
import java.util.stream.Stream;

/** How the bytes of a protocol travel. The id is what profiles and the command line say. */
public enum Delivery {
    /** Base URL and path. */
    DIRECT("direct"),
    /** VESSL serve: {@code {base}/request/{path}}. */
    VESSL_RELAY("vessl-relay"),
    /** VESSL serve: {@code POST {base}/async}, then polls of {@code {base}/async/{id}/output}. */
    VESSL_ASYNC("vessl-async");

    private final String id;

    Delivery(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Whether the answer comes by polling a job. Such a delivery cannot stream. */
    public boolean isJob() {
        return this == VESSL_ASYNC;
    }

    public static Optional<Delivery> ofId(String id) {
        return Stream.of(values()).filter(d -> d.id.equals(id)).findFirst();
    }
}
