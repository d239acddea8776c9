package dev.parley.client.transcript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tree of a chat's turns. Immutable. */
public record Transcript(List<Turn> turns) {

    public static final Transcript EMPTY = new Transcript(List.of());

    public Transcript {
        turns = List.copyOf(turns);
    }

    /** The turns from the first one down to {@code leafId}; empty for {@code null} or an unknown id. */
    public List<Turn> path(@Nullable String leafId) {
        Map<String, Turn> byId = new HashMap<>();
        turns.forEach(turn -> byId.put(turn.id(), turn));
        List<Turn> path = new ArrayList<>();
        Turn at = leafId == null ? null : byId.get(leafId);
        // A damaged store could hold a circle; each turn is taken once.
        while (at != null && byId.remove(at.id()) != null) {
            path.add(at);
            at = at.parentId() == null ? null : byId.get(at.parentId());
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }

    /** The turns that follow {@code parentId} ({@code null}: the first ones), oldest first. */
    public List<Turn> children(@Nullable String parentId) {
        return turns.stream()
                .filter(turn -> java.util.Objects.equals(turn.parentId(), parentId))
                .toList();
    }
}
