package dev.parley.app.jobs;

import dev.parley.client.store.StoredJob;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The jobs as their page needs them. For the toolkit's thread, where nothing of it blocks. */
public interface JobsSource {

    /** Completes on any thread. */
    CompletionStage<List<StoredJob>> jobs();

    /** Another value each time that a job may have begun, ended or gone. */
    ObservableValue<?> changes();

    /** Where a job stands that this program follows now; {@code null} if it does not. */
    @Nullable LiveJob live(String turnId);

    /** Whether the person sees how a job of that chat stands. */
    boolean isShown(String chatId);

    void openChat(String chatId);

    /** Shows its chat with the answer in sight. */
    default void openResult(StoredJob job) {
        openChat(job.chatId());
    }

    /** Runs {@code listener} on this thread whenever {@link #live} may say something else of that job. */
    default void onLive(String turnId, Runnable listener) {}

    /** How many requests went out for a job in this run of the program; 0: not known. */
    default int requests(String turnId) {
        return 0;
    }

    /** Takes jobs that are over from the list for good; their answers stay in their chats. */
    default void forget(List<StoredJob> jobs) {}

    /** Puts them back. */
    default void remember(List<StoredJob> jobs) {}

    /**
     * Ends a job, as Stop does in its chat.
     *
     * @return completes, on any thread, with false if its server has no such call and the job is only not followed any
     *     more, or fails with an exception whose message is a sentence
     */
    CompletionStage<Boolean> cancel(StoredJob job);
}
