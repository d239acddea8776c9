package dev.parley.app.chat;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.TurnState;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** What goes on in all chats, for those who list them. For the toolkit's thread. */
public final class ChatActivity {
    private final ObservableSet<String> running = FXCollections.observableSet();
    private final ObservableSet<String> failed = FXCollections.observableSet();
    private final ObservableSet<String> runningView = FXCollections.unmodifiableObservableSet(running);
    private final ObservableSet<String> failedView = FXCollections.unmodifiableObservableSet(failed);
    private final Map<String, ChatSession> answering = new HashMap<>();
    private final ReadOnlyLongWrapper jobChanges = new ReadOnlyLongWrapper(this, "jobChanges");
    private final ReadOnlyObjectWrapper<@Nullable Chat> lastSaved = new ReadOnlyObjectWrapper<>(null);

    ChatActivity() {}

    /** The ids of the chats that an answer is on its way in. */
    public ObservableSet<String> running() {
        return runningView;
    }

    /** The ids of the chats whose last answer was cut or failed, as far as this run of the program knows. */
    public ObservableSet<String> failed() {
        return failedView;
    }

    /** The chat that was handed to the history last. Whoever lists chats takes its title and time from here. */
    public ReadOnlyObjectProperty<@Nullable Chat> lastSaved() {
        return lastSaved.getReadOnlyProperty();
    }

    /** Counts what happened to jobs: each one that was accepted, and each that ended. */
    public ReadOnlyLongProperty jobChanges() {
        return jobChanges.getReadOnlyProperty();
    }

    /** The answer on its way whose turn that is; {@code null} if none is. */
    public @Nullable TurnViewModel live(String turnId) {
        ChatSession session = answering.get(turnId);
        LiveAnswer live = session == null ? null : session.live(turnId);
        return live == null ? null : live.turn();
    }

    /** Ends an answer as Stop does, its job with it; false if it is not on its way. */
    public boolean stop(String turnId) {
        ChatSession session = answering.get(turnId);
        if (session != null) {
            session.stop(turnId);
        }
        return session != null;
    }

    void jobChanged() {
        jobChanges.set(jobChanges.get() + 1);
    }

    void began(ChatSession session, String turnId) {
        answering.put(turnId, session);
        began(session.chat().id());
    }

    void over(String turnId) {
        answering.remove(turnId);
    }

    private void began(String chatId) {
        failed.remove(chatId);
        running.add(chatId);
    }

    void ended(String chatId, TurnState state) {
        running.remove(chatId);
        note(chatId, state);
    }

    void note(String chatId, TurnState lastAnswer) {
        if (lastAnswer == TurnState.CUT || lastAnswer == TurnState.FAILED) {
            failed.add(chatId);
        } else {
            failed.remove(chatId);
        }
    }

    void forget(String chatId) {
        running.remove(chatId);
        failed.remove(chatId);
    }

    void saved(Chat chat) {
        lastSaved.set(chat);
    }
}
