package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.client.transcript.TurnAttachment;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Remembers what cards asked for. */
final class RecordedActions implements ChatActions {
    final List<String> asked = new ArrayList<>();

    final BooleanProperty heldBack = new SimpleBooleanProperty();

    @Nullable Runnable job;

    @Override
    public void copy(String text) {
        asked.add("copy " + text);
    }

    @Override
    public void edit(TurnViewModel message) {
        asked.add("edit " + message.text());
    }

    @Override
    public void delete(TurnViewModel turn) {
        asked.add("delete " + turn.text());
    }

    @Override
    public void regenerate(TurnViewModel answer) {
        asked.add("regenerate " + answer.text());
    }

    @Override
    public void continueAnswer(TurnViewModel answer) {
        asked.add("continue " + answer.text());
    }

    @Override
    public void retry(TurnViewModel answer) {
        asked.add("retry " + answer.text());
    }

    @Override
    public void switchBranch(TurnViewModel turn, int step) {
        asked.add("branch " + step);
    }

    @Override
    public void editWaiting(int position) {
        asked.add("edit waiting " + position);
    }

    @Override
    public void removeWaiting(int position) {
        asked.add("remove waiting " + position);
    }

    @Override
    public ObservableValue<Boolean> heldBack() {
        return heldBack;
    }

    @Override
    public void sendWaiting() {
        asked.add("send waiting");
    }

    @Override
    public void editLast() {
        asked.add("edit last");
    }

    @Override
    public void inspect(TurnViewModel answer) {
        asked.add("inspect " + answer.text());
    }

    @Override
    public void openAsFile(TurnViewModel answer) {
        asked.add("file " + answer.text().length());
    }

    @Override
    public void showFile(TurnAttachment file) {
        asked.add("show " + file.name());
    }

    @Override
    public @Nullable String fileAddress(TurnAttachment file) {
        return null;
    }

    @Override
    public void editProfile(String profileId, boolean atKey) {
        asked.add("profile " + profileId + (atKey ? " at key" : ""));
    }

    @Override
    public void checkJob(TurnViewModel answer) {
        asked.add("check job");
    }

    @Override
    public @Nullable Runnable asJob(TurnViewModel answer) {
        return job;
    }
}
