package dev.parley.app.chat;

import dev.parley.client.Role;
import dev.parley.client.store.History;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The chats in memory: the one on the screen and those that an answer is on its way in. Reads the others from the
 * history, the end of a long one first. For the toolkit's thread.
 */
final class OpenChats {
    /** Turns that are shown at once; more than a high screen holds. */
    static final int FIRST_TURNS = 60;

    /** Turns that are then added above at a time. */
    static final int MORE_TURNS = 200;

    private final ChatParts parts;
    private final ChatActivity activity;
    private final ChatSession.Listener listener;
    private final Asking asking;
    private final Map<String, ChatSession> sessions = new HashMap<>();

    OpenChats(ChatParts parts, ChatActivity activity, ChatSession.Listener listener, Asking asking) {
        this.parts = parts;
        this.activity = activity;
        this.listener = listener;
        this.asking = asking;
    }

    /** A chat of which nothing is stored yet. */
    ChatSession create(@Nullable String profileId, @Nullable String model, String systemPrompt) {
        Chat chat = Chat.create(parts.clock().instant(), profileId, model).withInput(systemPrompt, "", List.of());
        return new ChatSession(parts, activity, listener, chat, List.of(), false);
    }

    /** The same with the endpoint of another chat. */
    ChatSession createLike(Chat other) {
        return create(other.profileId(), other.model(), "");
    }

    /** The same, of which nothing is to be stored at all. */
    ChatSession createTemporary(Chat other) {
        Chat chat = Chat.create(parts.clock().instant(), other.profileId(), other.model());
        return ChatSession.temporary(parts, activity, listener, chat);
    }

    @Nullable ChatSession find(String chatId) {
        return sessions.get(chatId);
    }

    /** Holds it in memory until {@link #release}. */
    void keep(ChatSession session) {
        sessions.put(session.chat().id(), session);
    }

    /** Lets go of a chat that is not on the screen, unless an answer is on its way in it; a temporary one ends. */
    void release(ChatSession session) {
        session.vanish();
        if (!session.isAnswering()) {
            sessions.remove(session.chat().id(), session);
        }
    }

    void forget(String chatId) {
        ChatSession session = sessions.remove(chatId);
        if (session != null) {
            session.discardAll();
        }
        activity.forget(chatId);
    }

    /** The program ends: what is on its way is stopped and saved, and jobs are left to be followed at the next start. */
    void leave() {
        for (ChatSession session : List.copyOf(sessions.values())) {
            if (session.isAnswering()) {
                AfterAnswer.entitle(session);
            }
            session.leave();
        }
    }

    /** Reads a chat again that is in memory, with nothing on its way in it; {@code then} gets the new session. */
    void reload(ChatSession old, Consumer<ChatSession> then) {
        String id = old.chat().id();
        release(old);
        load(id, loaded -> {
            if (loaded == null) {
                keep(old);
            } else if (loaded != old) {
                Chat latest = old.chat();
                loaded.update(chat -> chat.withInput(latest.systemPrompt(), latest.draft(), latest.queued()));
                String leaf = latest.leafId();
                if (leaf != null) {
                    // What followed in the backup is shown too.
                    loaded.update(chat -> chat.withLeaf(loaded.tree().youngestLeaf(leaf)));
                    loaded.showPath();
                }
                then.accept(loaded);
            }
        });
    }

    /** Reads a chat and hands over its session, or {@code null} if it cannot be read, on the toolkit's thread. */
    void load(String chatId, Consumer<@Nullable ChatSession> then) {
        var _ = parts.history()
                .load(chatId)
                .whenComplete((stored, fault) -> parts.background().execute(() -> {
                    if (stored == null) {
                        parts.fx().execute(() -> then.accept(null));
                    } else {
                        read(stored, then);
                    }
                }));
    }

    /** Adds what is missing above, a piece per frame, for as long as {@code wanted} says so. */
    void loadRest(ChatSession session, java.util.function.BooleanSupplier wanted) {
        List<Turn> missing = session.unloaded();
        if (missing.isEmpty() || !wanted.getAsBoolean()) {
            return;
        }
        List<Turn> next = missing.subList(Math.max(0, missing.size() - MORE_TURNS), missing.size());
        parts.background().execute(() -> {
            List<TurnSection> sections = next.stream()
                    .map(turn -> new TurnSection(turn, parts.frames()))
                    .toList();
            parts.frames().execute(() -> {
                if (wanted.getAsBoolean()) {
                    session.showEarlier(sections);
                    loadRest(session, wanted);
                }
            });
        });
    }

    /** Takes up what was on its way when the program ended: follows jobs, and marks other answers as cut. */
    void resumeOpenAnswers() {
        var _ = parts.history().openAnswers().thenAccept(open -> parts.fx().execute(() -> open.forEach(this::resume)));
    }

    /** Changes a chat's own fields, whether it is in memory or not. */
    void update(String chatId, UnaryOperator<Chat> change) {
        ChatSession open = sessions.get(chatId);
        if (open != null) {
            open.update(change);
            return;
        }
        var _ = parts.history()
                .chats()
                .thenAccept(all -> parts.fx()
                        .execute(() -> all.stream()
                                .filter(chat -> chat.id().equals(chatId))
                                .findFirst()
                                .ifPresent(chat -> save(chat, change))));
    }

    private void save(Chat chat, UnaryOperator<Chat> change) {
        ChatSession opened = sessions.get(chat.id());
        if (opened != null) {
            opened.update(change);
        } else {
            Chat changed = change.apply(chat);
            parts.history().saveChat(changed);
            activity.saved(changed);
        }
    }

    private void read(History.StoredChat stored, Consumer<@Nullable ChatSession> then) {
        ChatSession session = new ChatSession(parts, activity, listener, stored.chat(), stored.turns(), true);
        List<Turn> path = session.upTo(stored.chat().leafId());
        List<TurnSection> last = path.subList(Math.max(0, path.size() - FIRST_TURNS), path.size()).stream()
                .map(turn -> new TurnSection(turn, parts.frames()))
                .toList();
        parts.fx().execute(() -> {
            ChatSession opened = sessions.get(stored.chat().id());
            if (opened != null) {
                then.accept(opened);
                return;
            }
            session.show(path, last);
            keep(session);
            repair(session);
            note(session);
            then.accept(session);
        });
    }

    private void resume(History.OpenAnswer open) {
        ChatSession session = sessions.get(open.chatId());
        if (session != null) {
            repair(session);
            return;
        }
        if (open.turn().jobId() == null) {
            Turn cut = cut(open.turn());
            parts.history().saveTurn(open.chatId(), cut);
            activity.note(open.chatId(), cut.state());
        }
        // The session takes jobs up as it is read, and stays in memory for as long as they take.
        load(open.chatId(), loaded -> {
            if (loaded != null) {
                AfterAnswer.entitle(loaded);
                if (!loaded.isShown()) {
                    release(loaded);
                }
            }
        });
    }

    /** No answer is on its way that no run belongs to: jobs are followed, all at once, and other answers were cut. */
    private void repair(ChatSession session) {
        for (Turn turn : session.tree().turns()) {
            if (turn.state() != TurnState.STREAMING || session.live(turn.id()) != null) {
                continue;
            }
            if (turn.jobId() != null) {
                asking.follow(session, turn, turn.jobId());
            } else {
                session.put(cut(turn));
                session.showPath(turn.id());
                AfterAnswer.entitle(session);
            }
        }
    }

    private void note(ChatSession session) {
        Turn last = session.lastTurn(Role.ASSISTANT);
        if (last != null && session.running() == null) {
            activity.note(session.chat().id(), last.state());
        }
    }

    private Turn cut(Turn turn) {
        boolean empty = turn.text().isEmpty() && turn.reasoning().isEmpty();
        return turn.ended(
                empty ? TurnState.FAILED : TurnState.CUT,
                TurnFault.local(TurnFault.APP_ENDED, parts.texts().get("fault.appEnded")));
    }
}
