package dev.parley.gateway.job;

import dev.parley.gateway.upstream.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a follower of a job is told at a time.
 *
 * @param status as it is now
 * @param events that the follower has not seen, perhaps none; {@link JobEvent.End} is the last of all
 * @param position among those that wait, from 1; 0 if it does not wait
 * @param waitsFor what its call waits for, if it runs in this process
 */
public record JobPage(
        JobStatus status,
        List<JobEvent> events,
        int position,
        @Nullable Waiting waitsFor) {}
