package dev.parley.app.profiles;

import dev.parley.client.endpoint.Delivery;

/** What a draft will send, in one line. */
final class RequestLine {

    private RequestLine() {}

    static String of(ProfileDraft draft) {
        String typed = draft.text(DraftField.PATH).strip();
        String path = typed.isEmpty() ? draft.protocol().defaultPath() : typed;
        return switch (draft.delivery()) {
            case DIRECT -> "POST {base}" + joined(draft, path);
            case VESSL_RELAY -> "POST {base}/request" + path;
            case VESSL_ASYNC -> "POST {base}/async (" + path + "), then GET {base}/async/{id}/output";
        };
    }

    /** A base that ends in {@code /v1} is not doubled. */
    private static String joined(ProfileDraft draft, String path) {
        String base = draft.text(DraftField.BASE_URL).strip().replaceFirst("/+$", "");
        boolean doubled = draft.delivery() == Delivery.DIRECT && base.endsWith("/v1") && path.startsWith("/v1/");
        return doubled ? path.substring("/v1".length()) : path;
    }
}
