package dev.parley.client.endpoint;

/** How a key is sent. */
public enum AuthScheme {
    NONE,
    /** {@code Authorization: Bearer <key>}. */
    BEARER,
    /** {@code Authorization: Key <key>}. */
    KEY,
    /** {@code x-api-key: <key>}. */
    X_API_KEY,
    /** {@code x-goog-api-key: <key>}. */
    X_GOOG_API_KEY;

    /** How the key travels: the delivery's way where it has one of its own, else the protocol's. */
    public static AuthScheme of(Protocol protocol, Delivery delivery) {
        return switch (delivery) {
            case VESSL_RELAY, VESSL_ASYNC, REPLICATE, RUNPOD, HF_ENDPOINT, OPENAI_BACKGROUND -> BEARER;
            case FAL -> KEY;
            case DIRECT, BENTOML_TASK, DJL_ASYNC -> of(protocol);
        };
    }

    private static AuthScheme of(Protocol protocol) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> X_API_KEY;
            case GEMINI -> X_GOOG_API_KEY;
            case OPENAI_CHAT,
                    OPENAI_COMPLETIONS,
                    OPENAI_RESPONSES,
                    OLLAMA_CHAT,
                    OLLAMA_GENERATE,
                    LLAMACPP_COMPLETION,
                    KSERVE_INFER,
                    KSERVE_GENERATE,
                    TORCHSERVE_PREDICTIONS,
                    OPENAI_IMAGES,
                    OPENAI_SPEECH,
                    OPENAI_TRANSCRIPTIONS,
                    OPENAI_EMBEDDINGS,
                    OPENAI_VIDEOS,
                    TEMPLATE -> BEARER;
        };
    }
}
