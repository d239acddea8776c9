package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.client.transcript.TurnAttachment;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What the cards of a transcript can ask for. */
public interface ChatActions {

    /** Puts text on the clipboard. */
    void copy(String text);

    /** Puts a user's turn into the composer. */
    void edit(TurnViewModel message);

    void delete(TurnViewModel turn);

    void regenerate(TurnViewModel answer);

    void continueAnswer(TurnViewModel answer);

    void retry(TurnViewModel answer);

    /** Shows another branch: {@code step} is 1 or -1. */
    void switchBranch(TurnViewModel turn, int step);

    void editWaiting(int position);

    void removeWaiting(int position);

    /** Whether what waits is held back, because the answer before it did not complete. */
    ObservableValue<Boolean> heldBack();

    /** Sends the first of the messages that are held back. */
    void sendWaiting();

    /** Puts the last message into the composer, to be made shorter. */
    void editLast();

    /** Opens all of an answer's text, as it came, in another program. */
    void openAsFile(TurnViewModel answer);

    /** Shows what went over the wire for an answer. */
    void inspect(TurnViewModel answer);

    /** Shows an attached file. */
    void showFile(TurnAttachment file);

    /** The address from which an attached picture is read; {@code null}: none. */
    @Nullable String fileAddress(TurnAttachment file);

    /** Opens the profile that was asked; {@code atKey}: at its key. */
    void editProfile(String profileId, boolean atKey);

    /** Asks what became of the job that makes an answer; nothing is sent twice. */
    void checkJob(TurnViewModel answer);

    /** How to send the same message as a job; {@code null} where the endpoint takes none. */
    @Nullable Runnable asJob(TurnViewModel answer);
}
