package dev.parley.app.chat;

import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn that was deleted with all that followed it, and the way back. For the toolkit's thread. */
final class Deletion {
    private final ChatSession session;
    private final List<Turn> removed;
    private final @Nullable String leafBefore;

    private Deletion(ChatSession session, List<Turn> removed, @Nullable String leafBefore) {
        this.session = session;
        this.removed = removed;
        this.leafBefore = leafBefore;
    }

    /** Deletes; then another branch is shown, or what was said before. An answer on its way in there ends. */
    static Deletion of(ChatSession session, Turn top) {
        String leafBefore = session.chat().leafId();
        for (Turn turn : session.tree().turns()) {
            LiveAnswer live = session.live(turn.id());
            if (live != null && isBelow(session, live.turn().turn(), top)) {
                session.tree().put(live.turn().turn().ended(TurnState.STOPPED, null));
                session.discard(live);
            }
        }
        List<Turn> removed = session.remove(top);
        List<String> others = session.tree().siblings(top);
        String leaf = others.isEmpty() ? top.parentId() : session.tree().youngestLeaf(others.getLast());
        session.update(chat -> chat.withLeaf(leaf));
        session.showPath();
        session.tellBranches();
        return new Deletion(session, removed, leafBefore);
    }

    void undo() {
        removed.forEach(session::put);
        session.update(chat -> chat.withLeaf(leafBefore));
        session.showPath();
        session.tellBranches();
    }

    private static boolean isBelow(ChatSession session, Turn turn, Turn top) {
        return session.upTo(turn.id()).stream().anyMatch(on -> on.id().equals(top.id()));
    }
}
