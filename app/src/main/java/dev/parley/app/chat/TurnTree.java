package dev.parley.app.chat;

import dev.parley.client.Role;
import dev.parley.client.transcript.Transcript;
import dev.parley.client.transcript.Turn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The turns of a chat in memory, in the order of their creation. For one thread. */
final class TurnTree {
    private final Map<String, Turn> byId = new LinkedHashMap<>();
    private final Map<@Nullable String, List<String>> children = new HashMap<>();

    TurnTree(Collection<Turn> turns) {
        turns.forEach(this::put);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    @Nullable Turn find(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    /** Adds a turn, or takes the place of the one with its id. */
    void put(Turn turn) {
        if (byId.put(turn.id(), turn) == null) {
            children.computeIfAbsent(turn.parentId(), parent -> new ArrayList<>())
                    .add(turn.id());
        }
    }

    List<Turn> turns() {
        return List.copyOf(byId.values());
    }

    List<Turn> path(@Nullable String leafId) {
        return new Transcript(turns()).path(leafId);
    }

    /** The turns with the parent of this one, itself among them, oldest first. */
    List<String> siblings(Turn turn) {
        return children.getOrDefault(turn.parentId(), List.of());
    }

    /** The turns that follow this one, or that nothing comes before, oldest first. */
    List<String> children(@Nullable String id) {
        return List.copyOf(children.getOrDefault(id, List.of()));
    }

    /** The end of the youngest branch through this turn. */
    String youngestLeaf(String id) {
        String at = id;
        for (int depth = 0; depth <= byId.size(); depth++) {
            List<String> next = children.getOrDefault(at, List.of());
            if (next.isEmpty()) {
                break;
            }
            at = next.getLast();
        }
        return at;
    }

    /** Removes a turn and all that follow it; what was removed, parents first. */
    List<Turn> remove(String id) {
        List<Turn> removed = new ArrayList<>();
        Turn turn = byId.remove(id);
        if (turn == null) {
            return removed;
        }
        removed.add(turn);
        List<String> siblings = children.get(turn.parentId());
        if (siblings != null) {
            siblings.remove(id);
        }
        List<String> next = children.remove(id);
        if (next != null) {
            List.copyOf(next).forEach(child -> removed.addAll(remove(child)));
        }
        return removed;
    }

    @Nullable Turn firstUserTurn() {
        return byId.values().stream()
                .filter(turn -> turn.role() == Role.USER)
                .findFirst()
                .orElse(null);
    }
}
