package dev.parley.app.profiles;

import dev.parley.client.endpoint.Delivery;

/** What a draft will send, in one line. */
final class RequestLine {

    private RequestLine() {}

    static String of(ProfileDraft draft) {
        String typed = draft.text(DraftField.PATH).strip();
        String path = typed.isEmpty() ? draft.protocol().defaultPath() : typed;
        return switch (draft.delivery()) {
            case DIRECT, HF_ENDPOINT, OPENAI_BACKGROUND -> "POST {base}" + joined(draft, path);
            case RUNPOD -> "POST {base}" + bare(typed) + "/run, then GET {base}" + bare(typed) + "/status/{id}";
            case REPLICATE -> "POST {base}/v1/predictions, then GET {base}/v1/predictions/{id}";
            case FAL -> "POST {base}" + path + ", then GET {base}" + bare(typed) + "/requests/{id}/status";
            case BENTOML_TASK -> "POST {base}" + bare(path) + "/submit, then GET {base}" + bare(path) + "/status";
            case DJL_ASYNC -> "POST {base}" + path + ", then its pages by token";
            case VESSL_RELAY -> "POST {base}/request" + path;
            case VESSL_ASYNC -> "POST {base}/async (" + path + "), then GET {base}/async/{id}/output";
        };
    }

    private static String bare(String path) {
        return path.replaceFirst("/+$", "");
    }

    /** A base that ends in {@code /v1} is not doubled. */
    private static String joined(ProfileDraft draft, String path) {
        String base = draft.text(DraftField.BASE_URL).strip().replaceFirst("/+$", "");
        boolean doubled = draft.delivery() == Delivery.DIRECT && base.endsWith("/v1") && path.startsWith("/v1/");
        return doubled ? path.substring("/v1".length()) : path;
    }
}
