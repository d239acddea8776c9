package dev.parley.app.chat;

import dev.parley.client.endpoint.EndpointProfile;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The chat that is on the screen. For the toolkit's thread. */
@SuppressWarnings("DoNotCallSuggester") // not written yet
public final class ChatViewModel {

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

    public ReadOnlyObjectProperty<State> state() {
        throw new UnsupportedOperationException();
    }

    /** What the transcript shows, from top to bottom. Changed at most once per frame while an answer streams. */
    public ObservableList<TranscriptItem> items() {
        throw new UnsupportedOperationException();
    }

    /** {@code null}: a new chat of which nothing is stored. */
    public ReadOnlyObjectProperty<@Nullable String> chatId() {
        throw new UnsupportedOperationException();
    }

    /** Empty until there is one. */
    public ReadOnlyObjectProperty<String> title() {
        throw new UnsupportedOperationException();
    }

    /** What stands in the composer; kept per chat. */
    public StringProperty draft() {
        throw new UnsupportedOperationException();
    }

    public StringProperty systemPrompt() {
        throw new UnsupportedOperationException();
    }

    /** The profile that the next message goes to. */
    public ReadOnlyObjectProperty<@Nullable EndpointProfile> profile() {
        throw new UnsupportedOperationException();
    }

    /** The model that the next message goes to; {@code null}: the profile has none. */
    public ReadOnlyObjectProperty<@Nullable String> model() {
        throw new UnsupportedOperationException();
    }

    /** The answer that is on its way. */
    public ReadOnlyObjectProperty<@Nullable TurnViewModel> running() {
        throw new UnsupportedOperationException();
    }

    /** The user's turn that the composer edits; sending then makes a new branch. */
    public ReadOnlyObjectProperty<@Nullable TurnViewModel> editing() {
        throw new UnsupportedOperationException();
    }

    /** Why Send would not send, one sentence for the hint beside it; empty if it would. */
    public ReadOnlyObjectProperty<String> sendHint() {
        throw new UnsupportedOperationException();
    }

    /** What can be taken back for some seconds, such as a deleted turn; {@code null}: nothing. */
    public ReadOnlyObjectProperty<@Nullable Undo> undo() {
        throw new UnsupportedOperationException();
    }

    /** Something that can be taken back: a sentence and the way back. */
    public record Undo(String sentence, Runnable action) {}

    /** Leaves this chat, whose answer goes on, and begins a new one with the profile of this. */
    public void newChat() {
        throw new UnsupportedOperationException();
    }

    public void open(String id) {
        throw new UnsupportedOperationException(id);
    }

    public void choose(EndpointProfile profile, @Nullable String model) {
        throw new UnsupportedOperationException(profile.name() + model);
    }

    /** Sends the draft, or puts it into the queue while an answer is on its way. Does nothing with a blank draft. */
    public void send() {
        throw new UnsupportedOperationException();
    }

    public void stop() {
        throw new UnsupportedOperationException();
    }

    /** Asks again for an answer, as another branch. */
    public void regenerate(TurnViewModel answer) {
        throw new UnsupportedOperationException(answer.id());
    }

    /** Asks for the rest of an answer that was stopped or cut; what comes is appended to it. */
    public void continueAnswer(TurnViewModel answer) {
        throw new UnsupportedOperationException(answer.id());
    }

    /** Sends once more what failed, in the place of the failed answer. */
    public void retry(TurnViewModel answer) {
        throw new UnsupportedOperationException(answer.id());
    }

    /** Puts a user's turn into the composer. */
    public void edit(TurnViewModel message) {
        throw new UnsupportedOperationException(message.id());
    }

    /** Edits the last thing the user said, if there is one. */
    public void editLast() {
        throw new UnsupportedOperationException();
    }

    public void cancelEdit() {
        throw new UnsupportedOperationException();
    }

    /** Deletes a turn and what follows it; {@link #undo} brings it back. */
    public void delete(TurnViewModel turn) {
        throw new UnsupportedOperationException(turn.id());
    }

    /** Shows another answer to the same turn: {@code step} is 1 or -1. */
    public void switchBranch(TurnViewModel turn, int step) {
        throw new UnsupportedOperationException(turn.id() + step);
    }

    /** Takes a waiting message back into the composer. */
    public void editWaiting(int position) {
        throw new UnsupportedOperationException("" + position);
    }

    public void removeWaiting(int position) {
        throw new UnsupportedOperationException("" + position);
    }

    /** The person's own title; a blank one gives the automatic one back. */
    public void rename(String title) {
        throw new UnsupportedOperationException(title);
    }

    /** The last answer that has text, for Ctrl+Shift+C and Ctrl+R; {@code null} without one. */
    public @Nullable TurnViewModel lastAnswer() {
        throw new UnsupportedOperationException();
    }

    /** The code of the last code block of the last answer; {@code null} without one. */
    public @Nullable String lastCode() {
        throw new UnsupportedOperationException();
    }

    /** Stops listening; answers on their way go on until the window closes. */
    public void dispose() {
        throw new UnsupportedOperationException();
    }
}
