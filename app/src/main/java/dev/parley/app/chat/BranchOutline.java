package dev.parley.app.chat;

import dev.parley.app.chat.BranchLine.Joint;
import dev.parley.client.Role;
import dev.parley.client.transcript.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of the tree of a chat, from top to bottom. Long chats are deep, so nothing here calls itself. */
final class BranchOutline {
    private final TurnTree tree;
    private final Set<String> path = new HashSet<>();
    private final @Nullable String leaf;
    private final List<BranchLine> lines = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    /** A turn that is to be drawn. */
    private record Open(String turnId, List<Boolean> guides, Joint joint) {}

    private BranchOutline(TurnTree tree, List<Turn> shown) {
        this.tree = tree;
        shown.forEach(turn -> path.add(turn.id()));
        leaf = shown.isEmpty() ? null : shown.getLast().id();
    }

    /** {@code shown}: the turns that the transcript shows. */
    static List<BranchLine> of(TurnTree tree, List<Turn> shown) {
        BranchOutline outline = new BranchOutline(tree, shown);
        outline.draw();
        return List.copyOf(outline.lines);
    }

    private void draw() {
        follow(null, List.of());
        while (!open.isEmpty()) {
            Open next = open.pop();
            Turn turn = tree.find(next.turnId());
            if (turn != null) {
                int following = tree.children(turn.id()).size();
                lines.add(line(turn, next, following > 0));
                follow(turn.id(), next.guides());
            }
        }
    }

    /** What follows a turn comes next, the oldest first. */
    private void follow(@Nullable String parent, List<Boolean> guides) {
        List<String> children = tree.children(parent);
        if (children.size() == 1) {
            open.push(new Open(children.getFirst(), guides, parent == null ? Joint.NONE : Joint.BELOW));
            return;
        }
        for (int i = children.size() - 1; i >= 0; i--) {
            boolean more = i < children.size() - 1;
            List<Boolean> own = new ArrayList<>(guides);
            own.add(more);
            open.push(new Open(children.get(i), own, more ? Joint.BRANCH : Joint.LAST_BRANCH));
        }
    }

    private BranchLine line(Turn turn, Open at, boolean continued) {
        String model = turn.origin() == null ? null : turn.origin().model();
        String name = turn.role() == Role.USER || model == null ? "" : model;
        return new BranchLine(
                turn.id(),
                turn.role(),
                name,
                AutoTitle.of(turn.text()),
                path.contains(turn.id()),
                turn.id().equals(leaf),
                at.guides(),
                at.joint(),
                continued);
    }
}
