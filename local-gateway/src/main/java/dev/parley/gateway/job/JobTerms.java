package dev.parley.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for beside the call itself.
 *
 * @param response what is to be told of a job that is a background response; {@code null}: it is none. Kept as it is
 * @param webhook called when the job has ended; {@code null}: nobody is
 * @param idempotencyKey a second request with it gets the first one's job; {@code null}: none
 * @param fingerprint of the request that came with the key
 */
public record JobTerms(
        @Nullable String response,
        @Nullable String webhook,
        @Nullable String idempotencyKey,
        @Nullable String fingerprint) {

    public static final JobTerms NONE = new JobTerms(null, null, null, null);

    /** Those of a background response. */
    public static JobTerms response(String told) {
        return new JobTerms(told, null, null, null);
    }
}
