package dev.parley.app.chat.view;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.FaultRemedy;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.client.transcript.TurnAttachment;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What the cards ask for, done by the chat. */
record ViewModelActions(ChatViewModel chat, ChatNavigation navigation, TextClipboard clipboard) implements ChatActions {

    @Override
    public void copy(String text) {
        clipboard.put(text);
    }

    @Override
    public void edit(TurnViewModel message) {
        chat.edit(message);
    }

    @Override
    public void delete(TurnViewModel turn) {
        chat.delete(turn);
    }

    @Override
    public void regenerate(TurnViewModel answer) {
        chat.regenerate(answer);
    }

    @Override
    public void continueAnswer(TurnViewModel answer) {
        chat.continueAnswer(answer);
    }

    @Override
    public void retry(TurnViewModel answer) {
        chat.retry(answer);
    }

    @Override
    public void switchBranch(TurnViewModel turn, int step) {
        chat.switchBranch(turn, step);
    }

    @Override
    public void editWaiting(int position) {
        chat.editWaiting(position);
    }

    @Override
    public void removeWaiting(int position) {
        chat.removeWaiting(position);
    }

    @Override
    public ObservableValue<Boolean> heldBack() {
        return chat.running().map(running -> false).orElse(true);
    }

    @Override
    public void sendWaiting() {
        chat.sendWaiting();
    }

    @Override
    public void editLast() {
        chat.editLast();
    }

    @Override
    public void openAsFile(TurnViewModel answer) {
        navigation.openAsFile(answer);
    }

    @Override
    public void inspect(TurnViewModel answer) {
        navigation.inspect(answer);
    }

    @Override
    public void showFile(TurnAttachment file) {
        navigation.showFile(file);
    }

    @Override
    public @Nullable String fileAddress(TurnAttachment file) {
        return chat.attaching().address(file);
    }

    @Override
    public void editProfile(String profileId, boolean atKey) {
        navigation.editProfile(profileId, atKey);
    }

    @Override
    public void checkJob(TurnViewModel answer) {
        chat.checkJob(answer);
    }

    @Override
    public @Nullable Runnable asJob(TurnViewModel answer) {
        boolean offered = answer.remedies().get().contains(FaultRemedy.SEND_AS_JOB) || chat.maySendAsJob(answer);
        return offered ? () -> chat.sendAsJob(answer) : null;
    }
}
