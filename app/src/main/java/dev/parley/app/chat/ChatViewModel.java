package dev.parley.app.chat;

import dev.parley.app.fx.Subscriptions;
import dev.parley.client.ChatRequest;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The chat that is on the screen. For the toolkit's thread. */
public final class ChatViewModel {
    private final ChatParts parts;
    private final ChatActivity activity = new ChatActivity();
    private final Asking asking;
    private final OpenChats chats;
    private final TranscriptItems transcript = new TranscriptItems();
    private final ObservableList<TranscriptItem> items = FXCollections.unmodifiableObservableList(transcript.items());
    private final Subscriptions subscriptions = new Subscriptions();
    private final ChatProperties shown;
    private final Composer composer;
    private final AfterAnswer afterAnswer;
    private final ReadOnlyObjectWrapper<String> notice = new ReadOnlyObjectWrapper<>("");
    private final OfferedUndo undo;

    private ChatSession current;
    /** The chat that is being read, for the screen. */
    private @Nullable String loading;
    /** Whether what is written goes off as soon as the chat is there: Enter was quicker than the disk. */
    private boolean sendOnceLoaded;

    /** A new chat; nothing is read or sent yet. */
    public ChatViewModel(ChatParts parts, ChatConsent consent) {
        this.parts = parts;
        this.asking = new Asking(parts, consent);
        this.afterAnswer = new AfterAnswer(parts, asking);
        this.chats = new OpenChats(parts, activity, new Sessions(), asking);
        this.shown = new ChatProperties(parts);
        this.undo = new OfferedUndo(parts);
        this.composer = new Composer(parts, subscriptions, this::keepTyped);
        this.current = chats.create(null, null, "");
        subscriptions.onInvalidated(this::refresh, parts.endpoints().profiles(), composer.files.files());
        show(current);
    }

    /** What goes on in all chats. */
    public ChatActivity activity() {
        return activity;
    }

    public ReadOnlyObjectProperty<ChatState> state() {
        return shown.state.getReadOnlyProperty();
    }

    /** What the transcript shows, from top to bottom. Changed at most once per frame while an answer streams. */
    public ObservableList<TranscriptItem> items() {
        return items;
    }

    /** {@code null}: a new chat of which nothing is stored. */
    public ReadOnlyObjectProperty<@Nullable String> chatId() {
        return shown.chatId.getReadOnlyProperty();
    }

    /** The id under which the chat on the screen is or would be stored. */
    public ReadOnlyObjectProperty<String> currentId() {
        return shown.currentId.getReadOnlyProperty();
    }

    /** Whether nothing of the chat on the screen is stored, whatever is said in it. */
    public ReadOnlyBooleanProperty temporary() {
        return shown.temporary.getReadOnlyProperty();
    }

    /** Empty until there is one. */
    public ReadOnlyObjectProperty<String> title() {
        return shown.title.getReadOnlyProperty();
    }

    /** What stands in the composer; kept per chat. */
    public StringProperty draft() {
        return composer.draft;
    }

    /** The files that go with what stands in the composer. */
    public Attaching attaching() {
        return composer.files;
    }

    public StringProperty systemPrompt() {
        return composer.systemPrompt;
    }

    /** The profile that the next message goes to. */
    public ReadOnlyObjectProperty<@Nullable EndpointProfile> profile() {
        return shown.profile.getReadOnlyProperty();
    }

    /** The model that the next message goes to; {@code null}: the profile has none. */
    public ReadOnlyObjectProperty<@Nullable String> model() {
        return shown.model.getReadOnlyProperty();
    }

    /** The answer that is on its way. */
    public ReadOnlyObjectProperty<@Nullable TurnViewModel> running() {
        return shown.running.getReadOnlyProperty();
    }

    /** The user's turn that the composer edits; sending then makes a new branch. */
    public ReadOnlyObjectProperty<@Nullable TurnViewModel> editing() {
        return composer.editing.getReadOnlyProperty();
    }

    /** Why Send would not send, one sentence for the hint beside it; empty if it would. */
    public ReadOnlyObjectProperty<String> sendHint() {
        return shown.sendHint.getReadOnlyProperty();
    }

    /** What the waiting messages wait for, one sentence; empty without any. */
    public ReadOnlyObjectProperty<String> waitingHint() {
        return shown.waitingHint.getReadOnlyProperty();
    }

    /** What went wrong with the chat as a whole, such as that it cannot be read; empty: nothing. */
    public ReadOnlyObjectProperty<String> notice() {
        return notice.getReadOnlyProperty();
    }

    /** What can be taken back for some seconds, such as a deleted turn; {@code null}: nothing. */
    public ReadOnlyObjectProperty<@Nullable Undo> undo() {
        return undo.offered();
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
        leave();
        show(chats.createLike(current.chat()));
    }

    /** The same, with a chat of which nothing is stored and that ends when it is left. */
    public void newTemporaryChat() {
        leave();
        show(chats.createTemporary(current.chat()));
    }

    /** Stores the temporary chat on the screen after all. */
    public void keepTemporary() {
        ChatSession session = current;
        composer.files.keep(() -> {
            session.keep();
            chats.keep(session);
            refresh();
        });
    }

    public void open(String id) {
        if (id.equals(loading) || (loading == null && id.equals(shown.chatId.get()))) {
            return;
        }
        leave();
        ChatSession inMemory = chats.find(id);
        if (inMemory != null) {
            show(inMemory);
            return;
        }
        show(chats.createLike(current.chat()));
        loading = id;
        refresh();
        chats.load(id, loaded -> loaded(id, loaded));
    }

    public void choose(EndpointProfile profile, @Nullable String model) {
        current.update(chat -> chat.withEndpoint(profile.id(), model));
        refresh();
    }

    /** Sends the draft, or puts it into the queue while an answer is on its way. Does nothing with an empty one. */
    public void send() {
        String text = composer.draft.get().stripTrailing();
        sendOnceLoaded = loading != null && !composer.isEmpty();
        if (composer.isEmpty() || !shown.sendHint.get().isEmpty() || loading != null) {
            return;
        }
        if (current.running() != null) {
            current.enqueue(text, composer.systemPrompt.get());
            composer.fill("", composer.systemPrompt.get(), current.chat().id());
            return;
        }
        List<TurnAttachment> files = composer.files.ready();
        TurnViewModel edited = composer.editing.get();
        String parent = edited == null ? current.chat().leafId() : edited.turn().parentId();
        String rest = composer.endEdit();
        String prompt = composer.systemPrompt.get();
        keepInput(text);
        asking.say(current, parent, new Asking.Said(text, files), chat -> chat.withInput(prompt, rest, chat.queued()));
        chats.keep(current);
        composer.sent(rest, prompt, current.chat().id());
        refresh();
    }

    /** See {@link Asking#next}: what {@link #send} would send now. {@code null}: nothing was said yet. */
    public @Nullable Supplier<ChatRequest> nextRequest() {
        TurnViewModel edited = composer.editing.get();
        String parent = edited == null ? current.chat().leafId() : edited.turn().parentId();
        Asking.Said draft = new Asking.Said(composer.draft.get(), composer.files.ready());
        return asking.next(current, parent, composer.systemPrompt.get(), draft);
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

    /** Whether the message of this answer, which is on its way, could be sent as a job instead. */
    public boolean maySendAsJob(TurnViewModel answer) {
        return answer.equals(shown.running.get())
                && asking.jobProfile(shown.profile.get()).isPresent();
    }

    /** Sends it again as a job, by another profile of the same server; an attempt on its way is given up for it. */
    public void sendAsJob(TurnViewModel answer) {
        asking.jobProfile(shown.profile.get()).ifPresent(jobs -> {
            LiveAnswer attempt = current.running();
            if (attempt != null && maySendAsJob(answer)) {
                current.discard(attempt);
            }
            choose(jobs, current.chat().model());
            retry(answer);
        });
    }

    /** All branches of the chat on the screen. */
    public List<BranchLine> branches() {
        return BranchOutline.of(current.tree(), current.path());
    }

    /** Shows the branch that a turn of this chat is on. Does nothing with one that it does not have. */
    public void showBranchOf(String turnId) {
        current.showBranchOf(turnId);
    }

    /** Puts a user's turn into the composer. */
    public void edit(TurnViewModel message) {
        composer.edit(message);
        refresh();
    }

    /** Edits the last thing the user said, if there is one. */
    public void editLast() {
        TurnViewModel last = current.lastMessage();
        if (last != null) {
            edit(last);
        }
    }

    public void cancelEdit() {
        composer.cancelEdit();
        refresh();
    }

    /** Deletes a turn and what follows it; {@link #undo} brings it back. */
    public void delete(TurnViewModel turn) {
        Turn top = current.tree().find(turn.id());
        if (top != null && loading == null) {
            cancelEdit();
            undo.delete(current, top);
        }
    }

    /** Shows another answer to the same turn: {@code step} is 1 or -1. */
    public void switchBranch(TurnViewModel turn, int step) {
        current.switchBranch(turn.id(), step);
    }

    /** Takes a waiting message back into the composer. */
    public void editWaiting(int position) {
        String text = current.takeWaiting(position);
        if (text != null) {
            composer.prepend(text);
        }
    }

    public void removeWaiting(int position) {
        current.takeWaiting(position);
    }

    /** Sends the first of the messages that were held back; does nothing while an answer is on its way. */
    public void sendWaiting() {
        if (current.running() == null && shown.sendHint.get().isEmpty()) {
            afterAnswer.sendNext(current, current.chat().leafId());
        }
    }

    /** The person's own title; a blank one gives the automatic one back. */
    public void rename(String title) {
        AfterAnswer.rename(current, title.strip());
    }

    /** Changes the fields of any chat, such as its title or whether it is pinned; those in memory know at once. */
    public void update(String chatId, UnaryOperator<Chat> change) {
        chats.update(chatId, change);
    }

    /** A chat was deleted: an answer on its way in it ends, and if it is on the screen a new one takes its place. */
    public void forget(String chatId) {
        boolean onScreen = chatId.equals(shown.chatId.get()) || chatId.equals(loading);
        chats.forget(chatId);
        if (onScreen) {
            loading = null;
            composer.kept();
            show(chats.createLike(current.chat()));
        }
    }

    /** The last answer that has text, for Ctrl+Shift+C and Ctrl+R; {@code null} without one. */
    public @Nullable TurnViewModel lastAnswer() {
        TurnSection section = current.lastAnswer(turn -> !turn.text().isEmpty());
        return section == null ? null : section.turn();
    }

    /** The last answer on the path, whatever came of it; {@code null} without one. */
    public @Nullable TurnViewModel latestAnswer() {
        TurnSection section = current.lastAnswer(turn -> true);
        return section == null ? null : section.turn();
    }

    /** The code of the last code block of the last answer; {@code null} without one. */
    public @Nullable String lastCode() {
        TurnSection section = current.lastAnswer(turn -> !turn.text().isEmpty());
        return section == null ? null : LastCode.of(section.blocks());
    }

    /** Reads the chat on the screen again, since the history has older turns back; not while an answer is on its way. */
    public void reload() {
        if (loading == null && current.isStored() && current.running() == null) {
            keepTyped();
            ChatSession old = current;
            chats.reload(old, loaded -> {
                if (current == old) {
                    keepTyped();
                    show(loaded);
                }
            });
        }
    }

    /** The program ends: what was typed is kept, answers on their way are stopped, jobs are left to be followed. */
    public void dispose() {
        keepTyped();
        chats.leave();
        subscriptions.close();
    }

    private void ifReady(TurnViewModel answer, java.util.function.Consumer<Turn> command) {
        Turn turn = current.tree().find(answer.id());
        if (turn != null && turn.role() == Role.ASSISTANT && current.running() == null && shown.profile.get() != null) {
            chats.keep(current);
            command.accept(turn);
            refresh();
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
        String meanwhile = composer.draft.get();
        // A draft of another time is not to be sent with it unseen.
        boolean sends = sendOnceLoaded && session.chat().draft().isEmpty();
        show(session);
        composer.draft.set(composer.draft.get() + meanwhile);
        if (sends) {
            send();
        }
    }

    private void leave() {
        loading = null;
        sendOnceLoaded = false;
        notice.set("");
        undo.withdraw();
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
        composer.fill(
                session.chat().draft(),
                session.chat().systemPrompt(),
                session.chat().id());
        refresh();
        chats.loadRest(session, () -> current == session);
    }

    private void keepTyped() {
        if (!composer.isChanged() || loading != null) {
            return;
        }
        composer.kept();
        keepInput(composer.draft.get());
        boolean nothing = composer.isBlank() && current.tree().isEmpty();
        if (current.isStored() && nothing && current.chat().title().isEmpty()) {
            chats.release(current);
            current.unstore();
            composer.files.show(current.chat().id());
        } else if (!current.isStored() && !nothing) {
            current.store();
            chats.keep(current);
        }
        refresh();
    }

    private void keepInput(String text) {
        current.update(chat -> chat.withInput(composer.systemPrompt.get(), text, chat.queued()));
    }

    private void refresh() {
        shown.refresh(current, loading, composer);
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
        public void answered(ChatSession session, Turn answer, boolean awaited) {
            afterAnswer.answered(session, answer, awaited);
            if (session != current) {
                chats.release(session);
            }
        }
    }
}
