package dev.parley.app.chat;

import dev.parley.app.fx.Subscriptions;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The chat that is on the screen. For the toolkit's thread. */
public final class ChatViewModel {
    /** How long what was deleted can be taken back. */
    private static final Duration UNDO = Duration.ofSeconds(10);

    /** What is typed is on its way to the disk after this long. */
    private static final Duration DRAFT = Duration.ofMillis(500);

    /** What the whole screen is. */
    public enum State {
        /** Nothing said yet and no endpoint to talk to. */
        NO_ENDPOINT,
        /** Nothing said yet. */
        EMPTY,
        /** A stored chat is being read. */
        LOADING,
        /** There is a transcript and nothing is on its way. */
        IDLE,
        /** An answer is on its way. */
        ANSWERING
    }

    private final ChatParts parts;
    private final ChatActivity activity = new ChatActivity();
    private final Asking asking;
    private final OpenChats chats;
    private final TranscriptItems transcript = new TranscriptItems();
    private final ObservableList<TranscriptItem> items = FXCollections.unmodifiableObservableList(transcript.items());
    private final Subscriptions subscriptions = new Subscriptions();

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_ENDPOINT);
    private final ReadOnlyObjectWrapper<@Nullable String> chatId = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<String> title = new ReadOnlyObjectWrapper<>("");
    private final StringProperty draft = new SimpleStringProperty("");
    private final StringProperty systemPrompt = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable EndpointProfile> profile = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable String> model = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable TurnViewModel> running = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable TurnViewModel> editing = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<String> sendHint = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> waitingHint = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> notice = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<@Nullable Undo> undo = new ReadOnlyObjectWrapper<>(null);

    private ChatSession current;
    /** The chat that is being read, for the screen. */
    private @Nullable String loading;
    /** What stood in the composer when a message came into it to be edited. */
    private String setAside = "";

    private boolean typed;
    private boolean filling;

    /** A new chat; nothing is read or sent yet. */
    public ChatViewModel(ChatParts parts, ChatConsent consent) {
        this.parts = parts;
        this.asking = new Asking(parts, consent);
        this.chats = new OpenChats(parts, activity, new Sessions(), asking);
        this.current = chats.create(null, null, "");
        subscriptions.onChange(draft, text -> typed());
        subscriptions.onChange(systemPrompt, text -> typed());
        subscriptions.onInvalidated(this::refresh, parts.endpoints().profiles());
        show(current);
    }

    /** What goes on in all chats. */
    public ChatActivity activity() {
        return activity;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What the transcript shows, from top to bottom. Changed at most once per frame while an answer streams. */
    public ObservableList<TranscriptItem> items() {
        return items;
    }

    /** {@code null}: a new chat of which nothing is stored. */
    public ReadOnlyObjectProperty<@Nullable String> chatId() {
        return chatId.getReadOnlyProperty();
    }

    /** Empty until there is one. */
    public ReadOnlyObjectProperty<String> title() {
        return title.getReadOnlyProperty();
    }

    /** What stands in the composer; kept per chat. */
    public StringProperty draft() {
        return draft;
    }

    public StringProperty systemPrompt() {
        return systemPrompt;
    }

    /** The profile that the next message goes to. */
    public ReadOnlyObjectProperty<@Nullable EndpointProfile> profile() {
        return profile.getReadOnlyProperty();
    }

    /** The model that the next message goes to; {@code null}: the profile has none. */
    public ReadOnlyObjectProperty<@Nullable String> model() {
        return model.getReadOnlyProperty();
    }

    /** The answer that is on its way. */
    public ReadOnlyObjectProperty<@Nullable TurnViewModel> running() {
        return running.getReadOnlyProperty();
    }

    /** The user's turn that the composer edits; sending then makes a new branch. */
    public ReadOnlyObjectProperty<@Nullable TurnViewModel> editing() {
        return editing.getReadOnlyProperty();
    }

    /** Why Send would not send, one sentence for the hint beside it; empty if it would. */
    public ReadOnlyObjectProperty<String> sendHint() {
        return sendHint.getReadOnlyProperty();
    }

    /** What the waiting messages wait for, one sentence; empty without any. */
    public ReadOnlyObjectProperty<String> waitingHint() {
        return waitingHint.getReadOnlyProperty();
    }

    /** What went wrong with the chat as a whole, such as that it cannot be read; empty: nothing. */
    public ReadOnlyObjectProperty<String> notice() {
        return notice.getReadOnlyProperty();
    }

    /** What can be taken back for some seconds, such as a deleted turn; {@code null}: nothing. */
    public ReadOnlyObjectProperty<@Nullable Undo> undo() {
        return undo.getReadOnlyProperty();
    }

    /** Something that can be taken back: a sentence and the way back. */
    public record Undo(String sentence, Runnable action) {}

    /**
     * Takes up the answers that were on their way when the program ended: jobs are followed, without sending anything
     * again, and other answers are marked as cut. Once, at the start.
     */
    public void resumeOpenAnswers() {
        chats.resumeOpenAnswers();
    }

    /** Leaves this chat, whose answer goes on, and begins a new one with the profile of this. */
    public void newChat() {
        Chat old = current.chat();
        leave();
        show(chats.create(old.profileId(), old.model(), ""));
    }

    public void open(String id) {
        if (id.equals(loading) || loading == null && id.equals(chatId.get())) {
            return;
        }
        Chat old = current.chat();
        leave();
        ChatSession inMemory = chats.find(id);
        if (inMemory != null) {
            show(inMemory);
            return;
        }
        show(chats.create(old.profileId(), old.model(), ""));
        loading = id;
        refresh();
        chats.load(id, loaded -> loaded(id, loaded));
    }

    public void choose(EndpointProfile profile, @Nullable String model) {
        current.update(chat -> chat.withEndpoint(profile.id(), model));
        refresh();
    }

    /** Sends the draft, or puts it into the queue while an answer is on its way. Does nothing with a blank draft. */
    public void send() {
        String text = draft.get().stripTrailing();
        if (text.isBlank() || !sendHint.get().isEmpty() || loading != null) {
            return;
        }
        TurnViewModel edited = editing.get();
        if (current.running() != null) {
            List<String> queue = new ArrayList<>(current.chat().queued());
            queue.add(text);
            current.update(chat -> chat.withInput(systemPrompt.get(), "", queue));
            fill("", systemPrompt.get());
            return;
        }
        String rest = edited == null ? "" : setAside;
        String parent = edited == null ? current.chat().leafId() : edited.turn().parentId();
        editing.set(null);
        keepInput(text);
        asking.say(current, parent, text, chat -> chat.withInput(systemPrompt.get(), rest, chat.queued()));
        chats.keep(current);
        fill(rest, systemPrompt.get());
        refresh();
    }

    public void stop() {
        current.stop();
    }

    /** Asks again for an answer, as another branch. */
    public void regenerate(TurnViewModel answer) {
        ifReady(answer, turn -> asking.regenerate(current, turn));
    }

    /** Asks for the rest of an answer that was stopped or cut; what comes is appended to it. */
    public void continueAnswer(TurnViewModel answer) {
        ifReady(answer, turn -> asking.continueAnswer(current, turn));
    }

    /** Sends once more what failed, in the place of the failed answer; an answer that has text stays as a branch. */
    public void retry(TurnViewModel answer) {
        ifReady(answer, turn -> asking.retry(current, turn));
    }

    /** Asks again what became of the job of an answer; sends no message. */
    public void checkJob(TurnViewModel answer) {
        String job = answer.turn().jobId();
        if (job != null) {
            ifReady(answer, turn -> asking.follow(current, turn, job));
        }
    }

    /** Sends what failed again as a job, by another profile of the same server; does nothing without one. */
    public void sendAsJob(TurnViewModel answer) {
        asking.jobProfile(profile.get()).ifPresent(jobs -> {
            choose(jobs, current.chat().model());
            retry(answer);
        });
    }

    /** Puts a user's turn into the composer. */
    public void edit(TurnViewModel message) {
        if (editing.get() == null) {
            setAside = draft.get();
        }
        editing.set(message);
        draft.set(message.text());
        refresh();
    }

    /** Edits the last thing the user said, if there is one. */
    public void editLast() {
        Turn last = current.lastTurn(Role.USER);
        TurnSection section = last == null ? null : current.section(last.id());
        if (section != null) {
            edit(section.turn());
        }
    }

    public void cancelEdit() {
        if (editing.get() != null) {
            editing.set(null);
            draft.set(setAside);
            refresh();
        }
    }

    /** Deletes a turn and what follows it; {@link #undo} brings it back. */
    public void delete(TurnViewModel turn) {
        Turn top = current.tree().find(turn.id());
        if (top != null && loading == null) {
            cancelEdit();
            Undo made = new Undo(
                    parts.texts().get(top.role() == Role.USER ? "undo.message" : "undo.answer"),
                    Deletion.of(current, top)::undo);
            undo.set(new Undo(made.sentence(), () -> {
                undo.set(null);
                made.action().run();
            }));
            Undo offered = undo.get();
            parts.later().after(UNDO, () -> {
                if (undo.get() == offered) {
                    undo.set(null);
                }
            });
        }
    }

    /** Shows another answer to the same turn: {@code step} is 1 or -1. */
    public void switchBranch(TurnViewModel turn, int step) {
        Turn from = current.tree().find(turn.id());
        if (from == null) {
            return;
        }
        List<String> siblings = current.tree().siblings(from);
        int to = siblings.indexOf(from.id()) + step;
        if (to >= 0 && to < siblings.size()) {
            String leaf = current.tree().youngestLeaf(siblings.get(to));
            current.update(chat -> chat.withLeaf(leaf));
            current.showPath();
        }
    }

    /** Takes a waiting message back into the composer. */
    public void editWaiting(int position) {
        String text = takeWaiting(position);
        if (text != null) {
            draft.set(draft.get().isBlank() ? text : text + "\n\n" + draft.get());
        }
    }

    public void removeWaiting(int position) {
        takeWaiting(position);
    }

    /** Sends the first of the messages that were held back; does nothing while an answer is on its way. */
    public void sendWaiting() {
        if (current.running() == null && sendHint.get().isEmpty()) {
            sendNext(current, current.chat().leafId());
        }
    }

    /** The person's own title; a blank one gives the automatic one back. */
    public void rename(String title) {
        String own = title.strip();
        String automatic = automaticTitle(current);
        current.update(chat -> own.isEmpty() ? chat.withTitle(automatic, false) : chat.withTitle(own, true));
    }

    /** Changes the fields of any chat, such as its title or whether it is pinned; those in memory know at once. */
    public void update(String chatId, UnaryOperator<Chat> change) {
        chats.update(chatId, change);
    }

    /** A chat was deleted: an answer on its way in it ends, and if it is on the screen a new one takes its place. */
    public void forget(String chatId) {
        boolean shown = chatId.equals(this.chatId.get()) || chatId.equals(loading);
        chats.forget(chatId);
        if (shown) {
            Chat old = current.chat();
            typed = false;
            show(chats.create(old.profileId(), old.model(), ""));
        }
    }

    /** The last answer that has text, for Ctrl+Shift+C and Ctrl+R; {@code null} without one. */
    public @Nullable TurnViewModel lastAnswer() {
        TurnSection section = lastAnswerSection();
        return section == null ? null : section.turn();
    }

    /** The code of the last code block of the last answer; {@code null} without one. */
    public @Nullable String lastCode() {
        TurnSection section = lastAnswerSection();
        return section == null ? null : LastCode.of(section.blocks());
    }

    /** Stops listening; answers on their way go on until the window closes. */
    public void dispose() {
        keepTyped();
        subscriptions.close();
    }

    private @Nullable TurnSection lastAnswerSection() {
        for (TurnSection section : current.sections().reversed()) {
            if (!section.turn().isUser() && !section.turn().text().isEmpty()) {
                return section;
            }
        }
        return null;
    }

    private void ifReady(TurnViewModel answer, java.util.function.Consumer<Turn> command) {
        Turn turn = current.tree().find(answer.id());
        if (turn != null && turn.role() == Role.ASSISTANT && current.running() == null && profile.get() != null) {
            chats.keep(current);
            command.accept(turn);
            refresh();
        }
    }

    private @Nullable String takeWaiting(int position) {
        List<String> queue = new ArrayList<>(current.chat().queued());
        if (position < 0 || position >= queue.size()) {
            return null;
        }
        String text = queue.remove(position);
        current.update(chat -> chat.withInput(chat.systemPrompt(), chat.draft(), queue));
        return text;
    }

    private void sendNext(ChatSession session, @Nullable String parentId) {
        List<String> queue = new ArrayList<>(session.chat().queued());
        if (!queue.isEmpty()) {
            String text = queue.removeFirst();
            asking.say(session, parentId, text, chat -> chat.withInput(chat.systemPrompt(), chat.draft(), queue));
        }
    }

    private void loaded(String id, @Nullable ChatSession session) {
        if (!id.equals(loading)) {
            if (session != null && session != current) {
                chats.release(session);
            }
            return;
        }
        loading = null;
        if (session == null) {
            notice.set(parts.texts().get("notice.unreadable"));
            refresh();
            return;
        }
        String meanwhile = draft.get();
        show(session);
        if (!meanwhile.isEmpty()) {
            draft.set(draft.get() + meanwhile);
        }
    }

    private void leave() {
        loading = null;
        notice.set("");
        undo.set(null);
        cancelEdit();
        keepTyped();
        current.showOn(null);
        chats.release(current);
    }

    private void show(ChatSession session) {
        current.showOn(null);
        current = session;
        if (session.isStored()) {
            chats.keep(session);
        }
        session.showOn(transcript);
        fill(session.chat().draft(), session.chat().systemPrompt());
        refresh();
        chats.loadRest(session, () -> current == session);
    }

    /** Puts this into the composer; it is what is stored. */
    private void fill(String newDraft, String newSystemPrompt) {
        filling = true;
        draft.set(newDraft);
        systemPrompt.set(newSystemPrompt);
        filling = false;
        typed = false;
    }

    private void typed() {
        if (!filling && !typed) {
            typed = true;
            ChatSession session = current;
            parts.later().after(DRAFT, () -> {
                if (session == current) {
                    keepTyped();
                }
            });
        }
    }

    private void keepTyped() {
        if (!typed || loading != null) {
            return;
        }
        typed = false;
        keepInput(draft.get());
        boolean nothing = draft.get().isBlank()
                && systemPrompt.get().isBlank()
                && current.tree().isEmpty();
        if (current.isStored() && nothing && current.chat().title().isEmpty()) {
            chats.release(current);
            current.unstore();
        } else if (!current.isStored() && !nothing) {
            current.store();
            chats.keep(current);
        }
        refresh();
    }

    private void keepInput(String text) {
        current.update(chat -> chat.withInput(systemPrompt.get(), text, chat.queued()));
    }

    private void refresh() {
        Chat chat = current.chat();
        EndpointProfile to = chat.profileId() == null
                ? null
                : parts.endpoints().find(chat.profileId()).orElse(null);
        LiveAnswer live = current.running();
        profile.set(to);
        model.set(chat.model() != null ? chat.model() : to == null ? null : to.model());
        chatId.set(loading != null ? loading : current.isStored() ? chat.id() : null);
        title.set(chat.title());
        running.set(live == null ? null : live.turn());
        sendHint.set(hint(to, live));
        waitingHint.set(
                chat.queued().isEmpty() ? "" : parts.texts().get(live == null ? "waiting.heldBack" : "waiting.queued"));
        state.set(stateOf(to, live));
    }

    private String hint(@Nullable EndpointProfile to, @Nullable LiveAnswer live) {
        if (to == null) {
            return parts.texts().get("hint.noEndpoint");
        }
        return live != null && editing.get() != null ? parts.texts().get("hint.editing") : "";
    }

    private State stateOf(@Nullable EndpointProfile to, @Nullable LiveAnswer live) {
        if (loading != null) {
            return State.LOADING;
        }
        if (live != null) {
            return State.ANSWERING;
        }
        if (!current.path().isEmpty()) {
            return State.IDLE;
        }
        return to == null ? State.NO_ENDPOINT : State.EMPTY;
    }

    private static String automaticTitle(ChatSession session) {
        Turn first = session.tree().firstUserTurn();
        return first == null ? "" : AutoTitle.of(first.text());
    }

    /** Hears of the chat on the screen and of those behind it. */
    private final class Sessions implements ChatSession.Listener {

        @Override
        public void changed(ChatSession session) {
            if (session == current) {
                refresh();
            }
        }

        @Override
        public void answered(ChatSession session, Turn answer) {
            Chat chat = session.chat();
            String newTitle = chat.title().isEmpty() && !chat.titleByUser() ? automaticTitle(session) : chat.title();
            session.update(now -> now.withTitle(newTitle, now.titleByUser())
                    .withUpdatedAt(parts.clock().instant()));
            offer(session, answer);
            if (answer.state() == TurnState.COMPLETE && session.running() == null) {
                sendNext(session, answer.id());
            }
            if (session != current) {
                chats.release(session);
            }
        }

        private void offer(ChatSession session, Turn answer) {
            Optional<EndpointProfile> asked = answer.origin() == null
                    ? Optional.empty()
                    : parts.endpoints().find(answer.origin().profileId());
            TurnSection section = session.section(answer.id());
            if (section != null && Objects.nonNull(answer.fault())) {
                boolean asJob = asking.jobProfile(asked.orElse(null)).isPresent();
                section.turn().offer(FaultRemedy.of(answer, asJob));
            }
        }
    }
}
