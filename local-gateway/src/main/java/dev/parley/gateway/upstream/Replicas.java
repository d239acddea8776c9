package dev.parley.gateway.upstream;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The servers of one service: the one with the fewest calls under way is next, in turn if several have. Thread-safe. */
public final class Replicas {
    private final List<Replica> all;
    private final AtomicInteger turn = new AtomicInteger();

    public Replicas(List<Replica> all) {
        this.all = List.copyOf(all);
    }

    List<Replica> all() {
        return all;
    }

    /** Begins a call at one that was not tried yet; {@code null} if none takes calls. */
    @Nullable Replica begin(Set<Replica> tried) {
        long now = System.nanoTime();
        if (all.size() == 1) {
            Replica only = all.getFirst();
            return !tried.contains(only) && only.begin(now) ? only : null;
        }
        // Another call may take the one trial of a server that was down; then the next best is looked for.
        for (int i = 0; i < all.size(); i++) {
            Replica best = best(tried, now);
            if (best == null || best.begin(now)) {
                return best;
            }
        }
        return null;
    }

    private @Nullable Replica best(Set<Replica> tried, long now) {
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        Replica best = null;
        for (int i = 0; i < all.size(); i++) {
            Replica one = all.get((first + i) % all.size());
            boolean can = !tried.contains(one) && one.allows(now);
            if (can && (best == null || one.load(now) < best.load(now))) {
                best = one;
            }
        }
        return best;
    }

    /** When one of them may take a call again: at least a second. */
    Duration retryAfter() {
        long now = System.nanoTime();
        long soonest =
                all.stream().mapToLong(replica -> replica.remaining(now)).min().orElse(0);
        return Duration.ofNanos(Math.max(soonest, Duration.ofSeconds(1).toNanos()));
    }

    /** What can be seen of each. */
    public List<ReplicaStatus> status() {
        return all.stream().map(Replica::status).toList();
    }
}
