package dev.parley.client.http;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks behind an exception: a fault of a connection may be the cause of what is thrown, or suppressed by it. */
final class Causes {

    private Causes() {}

    /** The first of that type, the exception itself included. */
    static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        ArrayDeque<Throwable> left = new ArrayDeque<>(List.of(thrown));
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!left.isEmpty()) {
            Throwable each = left.poll();
            if (type.isInstance(each)) {
                return type.cast(each);
            }
            if (seen.add(each)) {
                if (each.getCause() != null) {
                    left.add(each.getCause());
                }
                left.addAll(List.of(each.getSuppressed()));
            }
        }
        return null;
    }
}
