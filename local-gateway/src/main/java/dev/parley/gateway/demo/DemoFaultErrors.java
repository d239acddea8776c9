package dev.parley.gateway.demo;

import java.util.Map;

/** The error answers that can be asked for; each says that it was. */
final class DemoFaultErrors {
    /** The length that {@code /demo overflow} pretends to have. */
    static final int CONTEXT_TOKENS = 4096;

    private DemoFaultErrors() {}

    static DemoError of(DemoFault fault, int promptTokens) {
        return switch (fault) {
            case RATE_LIMITED ->
                new DemoError(
                        429,
                        "Rate limit reached on purpose (/demo 429). Try again in 2 s.",
                        "rate_limit_error",
                        null,
                        "rate_limit_exceeded",
                        Map.of("Retry-After", "2"),
                        Map.of());
            case LOADING ->
                // Word for word what llama.cpp's server answers while it loads.
                new DemoError(503, "Loading model", "unavailable_error", null, 503, Map.of(), Map.of());
            case OVERFLOW -> overflow(CONTEXT_TOKENS + promptTokens);
            case FILTER ->
                DemoError.invalid("The answer was filtered on purpose (/demo filter).", null, "content_filter");
            case ERROR_EVENT -> server("The demo failed in the middle of its answer on purpose (/demo error).");
            case SERVER_ERROR -> server("The demo failed on purpose (/demo 500).");
            case NONE, LOGIN_PAGE, SILENT, CUT, STALL, BAD_JSON ->
                throw new IllegalArgumentException(fault + " is not an error answer");
        };
    }

    private static DemoError server(String message) {
        return new DemoError(500, message, "server_error", null, "demo_error", Map.of(), Map.of());
    }

    private static DemoError overflow(int tokens) {
        return new DemoError(
                400,
                "This model's maximum context length is " + CONTEXT_TOKENS
                        + " tokens. However, your messages resulted in " + tokens
                        + " tokens. (A pretended limit, asked for by /demo overflow.)",
                "invalid_request_error",
                "messages",
                "context_length_exceeded",
                Map.of(),
                Map.of("n_prompt_tokens", tokens, "n_ctx", CONTEXT_TOKENS));
    }
}
