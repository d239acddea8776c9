package dev.parley.gateway.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is stored, without what was sent and what came back.
 *
 * @param response {@link JobTerms#response()}
 * @param attempts how often it was started
 * @param startedAt the last time; {@code null}: never
 * @param outcome there once the state is finished
 * @param events how many events are stored
 * @param outputFrom the number of the stored event that the answer begins with; {@code null}: it was kept whole
 */
public record JobStatus(
        String id,
        String service,
        @Nullable String response,
        JobState state,
        int attempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable JobOutcome outcome,
        long events,
        @Nullable Long outputFrom) {

    /** Whether the service's answer, or the beginning of it, is kept in one piece and not as events. */
    boolean keptWhole() {
        return outcome != null && outcome.statusCode() != null && outputFrom == null;
    }
}
