package dev.parley.gateway.job;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells followers in this process that a job has news. Thread-safe. */
final class EventHub {
    private final Map<String, Set<Runnable>> followers = new ConcurrentHashMap<>();

    void follow(String id, Runnable follower) {
        followers.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet()).add(follower);
    }

    void leave(String id, Runnable follower) {
        followers.computeIfPresent(id, (_, all) -> {
            all.remove(follower);
            return all.isEmpty() ? null : all;
        });
    }

    void changed(String id) {
        Set<Runnable> all = followers.get(id);
        if (all != null) {
            all.forEach(Runnable::run);
        }
    }
}
