package dev.parley.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeyRingTest {
    private static final int KEYS = 5_000;
    private static final int ROUNDS = 40;
    private static final int CALLS = 10;

    private static CallerRule rule(String name, String key) {
        return new CallerRule(name, Sha256.hex(key.getBytes(StandardCharsets.UTF_8)), Set.of(), 0, 0);
    }

    private static MultiMap bearer(String key) {
        return MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer " + key);
    }

    @Test
    void eachKeyIsItsOwnersAndNoOther() {
        KeyRing ring = KeyRing.of(List.of(rule("a", "key-a"), rule("b", "key-b")), null);
        assertThat(ring.caller(bearer("key-a")))
                .isNotNull()
                .extracting(Caller::name)
                .isEqualTo("a");
        assertThat(ring.caller(bearer("key-b")))
                .isNotNull()
                .extracting(Caller::name)
                .isEqualTo("b");
        assertThat(ring.caller(bearer("key-"))).isNull();
        assertThat(ring.caller(bearer(""))).isNull();
        assertThat(ring.caller(bearer(rule("a", "key-a").sha256())))
                .as("the hash is no key")
                .isNull();
        assertThat(ring.caller(MultiMap.caseInsensitiveMultiMap())).isNull();
    }

    /**
     * A look that ends at the key it finds is thousands of times as quick for the first one as for the last. What differs by
     * the machine's moods differs by far less.
     */
    @Test
    void row43TheTimeDoesNotTellWhichKeyItWasNorWhetherItWasOne() {
        List<CallerRule> rules = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            rules.add(rule("caller-" + i, "key-" + i));
        }
        KeyRing ring = KeyRing.of(rules, null);
        List<MultiMap> presented = List.of(bearer("key-0"), bearer("key-" + (KEYS - 1)), bearer("nobody's"));
        long[] best = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < best.length; i++) {
                long start = System.nanoTime();
                for (int call = 0; call < CALLS; call++) {
                    found += ring.caller(presented.get(i)) == null ? 0 : 1;
                }
                best[i] = Math.min(best[i], System.nanoTime() - start);
            }
        }
        assertThat(found).isEqualTo(2 * ROUNDS * CALLS);
        long quickest = Math.min(best[0], Math.min(best[1], best[2]));
        assertThat(Math.max(best[0], Math.max(best[1], best[2]))).isLessThan(3 * quickest);
    }
}
