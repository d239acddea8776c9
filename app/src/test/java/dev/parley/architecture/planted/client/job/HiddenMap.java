package dev.parley.architecture.planted.client.job;

import java.util.HashMap;
import java.util.Map;

public final class HiddenMap {
    private static final Map<String, String> SEEN = new HashMap<>();

    public void see(String name) {
        SEEN.put(name, name);
    }
}
