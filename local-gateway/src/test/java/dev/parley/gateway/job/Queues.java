package dev.parley.gateway.job;

import dev.parley.gateway.upstream.ReplySink;
import dev.parley.gateway.upstream.UpstreamCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Queues for tests. */
final class Queues {

    private Queues() {}

    /** One whose jobs are not called. */
    static JobQueue open(Path folder, Set<String> services) {
        JobRules rules = rules(folder);
        return JobQueue.open(rules, caller(services, (_, _) -> {
            throw new AssertionError("no job should run");
        }));
    }

    /** One job at a time; tried for 10 seconds, kept for an hour. */
    static JobRules rules(@Nullable Path folder) {
        return new JobRules(folder, null, 1, Duration.ofSeconds(10), Duration.ofHours(1), 100, true, 1_000, null);
    }

    static JobCaller caller(Set<String> services, BiFunction<NewJob, ReplySink, UpstreamCall> call) {
        return new JobCaller() {
            @Override
            public boolean knows(String service) {
                return services.contains(service);
            }

            @Override
            public Set<String> once() {
                return Set.of();
            }

            @Override
            public UpstreamCall call(NewJob job, ReplySink reply) {
                return call.apply(job, reply);
            }

            @Override
            public void onLoop(Runnable action) {
                action.run();
            }
        };
    }
}
