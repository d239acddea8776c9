package dev.parley.client.endpoint;

import java.util.Optional;

/** Which protocols a delivery can carry. */
public final class Combination {

    private Combination() {}

    /** Why the two cannot be combined, one sentence; empty if they can. */
    public static Optional<String> refusal(Protocol protocol, Delivery delivery) {
        return Optional.ofNullable(
                switch (delivery) {
                    case DIRECT, VESSL_RELAY, HF_ENDPOINT -> null;
                    case OPENAI_BACKGROUND ->
                        protocol == Protocol.OPENAI_RESPONSES
                                ? null
                                : "Only openai-responses can run in the background of the Responses API.";
                    case VESSL_ASYNC, REPLICATE, RUNPOD, FAL, BENTOML_TASK, DJL_ASYNC -> jobRefusal(protocol, delivery);
                });
    }

    private static @org.jspecify.annotations.Nullable String jobRefusal(Protocol protocol, Delivery delivery) {
        return switch (protocol.shape()) {
            case STREAM, WHOLE -> null;
            case FORM ->
                "The delivery " + delivery.id() + " carries JSON, and " + protocol.id() + " sends a form with a file.";
            case BINARY ->
                "The delivery " + delivery.id() + " returns JSON or text, and " + protocol.id()
                        + " answers with bytes.";
            case JOB ->
                "With " + protocol.id() + " the server makes a job already; the delivery " + delivery.id()
                        + " cannot wrap it into another.";
        };
    }
}
