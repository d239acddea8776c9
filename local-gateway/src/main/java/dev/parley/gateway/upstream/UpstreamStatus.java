package dev.parley.gateway.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a model server at one moment. Holds no key and nothing of a body.
 *
 * @param since when it came into this state
 * @param replicas where calls go; of a process the one address that it has now, or none
 * @param pid of the process, while there is one
 * @param pending calls under way
 * @param waiting calls that wait for their turn
 * @param failure the last one, a sentence; {@code null}: none, or none since it last got ready
 * @param starts how often the process was started
 * @param startTime what its starts took lately; {@code null} before the first
 */
public record UpstreamStatus(
        String name,
        Kind kind,
        UpstreamState state,
        Instant since,
        List<ReplicaStatus> replicas,
        @Nullable Long pid,
        int pending,
        int waiting,
        @Nullable String failure,
        int starts,
        @Nullable Duration startTime) {

    /** How a model server is provided. */
    public enum Kind {
        DEMO,
        REMOTE,
        PROCESS
    }

    public UpstreamStatus {
        replicas = List.copyOf(replicas);
    }
}
