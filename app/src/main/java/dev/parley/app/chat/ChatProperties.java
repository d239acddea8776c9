package dev.parley.app.chat;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.Chat;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the screen shows of its chat beside the transcript, worked out anew after each change. */
final class ChatProperties {
    final ReadOnlyObjectWrapper<ChatState> state = new ReadOnlyObjectWrapper<>(ChatState.NO_ENDPOINT);
    final ReadOnlyObjectWrapper<@Nullable String> chatId = new ReadOnlyObjectWrapper<>(null);
    final ReadOnlyObjectWrapper<String> currentId = new ReadOnlyObjectWrapper<>("");
    final ReadOnlyBooleanWrapper temporary = new ReadOnlyBooleanWrapper(false);
    final ReadOnlyObjectWrapper<String> title = new ReadOnlyObjectWrapper<>("");
    final ReadOnlyObjectWrapper<@Nullable EndpointProfile> profile = new ReadOnlyObjectWrapper<>(null);
    final ReadOnlyObjectWrapper<@Nullable String> model = new ReadOnlyObjectWrapper<>(null);
    final ReadOnlyObjectWrapper<@Nullable TurnViewModel> running = new ReadOnlyObjectWrapper<>(null);
    final ReadOnlyObjectWrapper<String> sendHint = new ReadOnlyObjectWrapper<>("");
    final ReadOnlyObjectWrapper<String> waitingHint = new ReadOnlyObjectWrapper<>("");

    private final ChatParts parts;

    ChatProperties(ChatParts parts) {
        this.parts = parts;
    }

    /** {@code loading}: the id of the chat that is being read in the place of {@code session}. */
    void refresh(ChatSession session, @Nullable String loading, Composer composer) {
        Chat chat = session.chat();
        EndpointProfile to = chat.profileId() == null
                ? null
                : parts.endpoints().find(chat.profileId()).orElse(null);
        LiveAnswer live = session.running();
        currentId.set(loading != null ? loading : chat.id());
        profile.set(to);
        model.set(chat.model() != null ? chat.model() : to == null ? null : to.model());
        chatId.set(loading != null ? loading : session.isStored() ? chat.id() : null);
        temporary.set(loading == null && session.isTemporary());
        title.set(chat.title());
        running.set(live == null ? null : live.turn());
        sendHint.set(sendHint(to, live != null, composer));
        waitingHint.set(chat.queued().isEmpty() ? "" : waitingHint(live != null));
        state.set(stateOf(session, loading != null, to));
    }

    private String sendHint(@Nullable EndpointProfile to, boolean answering, Composer composer) {
        if (to == null) {
            return parts.texts().get("hint.noEndpoint");
        }
        return answering && composer.editing.get() != null
                ? parts.texts().get("hint.editing")
                : composer.files.hint(to, answering);
    }

    private String waitingHint(boolean answering) {
        return parts.texts().get(answering ? "waiting.queued" : "waiting.heldBack");
    }

    private static ChatState stateOf(ChatSession session, boolean loading, @Nullable EndpointProfile to) {
        if (loading) {
            return ChatState.LOADING;
        }
        if (session.running() != null) {
            return ChatState.ANSWERING;
        }
        if (!session.path().isEmpty()) {
            return ChatState.IDLE;
        }
        return to == null ? ChatState.NO_ENDPOINT : ChatState.EMPTY;
    }
}
