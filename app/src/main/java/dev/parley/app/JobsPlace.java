package dev.parley.app;

import dev.parley.app.chat.PhaseStatus;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.jobs.JobRow;
import dev.parley.app.jobs.JobState;
import dev.parley.app.jobs.JobsPage;
import dev.parley.app.jobs.JobsSource;
import dev.parley.app.jobs.JobsViewModel;
import dev.parley.app.jobs.LiveJob;
import dev.parley.app.shell.Toasts;
import dev.parley.app.shell.WindowFrame;
import dev.parley.client.InferenceException;
import dev.parley.client.Phase;
import dev.parley.client.WireListener;
import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StoredJob;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The page of the jobs in the window, their count, and the news of one that ends elsewhere. */
final class JobsPlace implements AutoCloseable {
    private final WindowModels models;
    private final WindowFrame frame;
    private final Toasts toasts;
    private final Runnable leave;
    private final BiConsumer<String, @Nullable String> openChat;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Texts texts = Texts.of(JobsPlace.class);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ObservableValue<Object> changes;
    private final JobsViewModel model;
    private @Nullable JobsPage page;

    /**
     * {@code leave} closes the page; {@code openChat} shows a chat in its place, at one of its turns unless that is null.
     */
    JobsPlace(
            WindowModels models,
            WindowFrame frame,
            Toasts toasts,
            Runnable leave,
            BiConsumer<String, @Nullable String> openChat) {
        this.models = models;
        this.frame = frame;
        this.toasts = toasts;
        this.leave = leave;
        this.openChat = openChat;
        // A value of its own each time, so that it is heard of each time.
        this.changes = Bindings.createObjectBinding(
                Object::new,
                models.chat().activity().jobChanges(),
                models.history().deleted(),
                models.history().state());
        this.model = new JobsViewModel(new Source(), models.services().fx(), InstantSource.system(), this::tellEnd);
        subscriptions.onChange(model.cleared(), this::offerUndo);
    }

    /** Whether the page is shown. */
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** How many are queued or running. */
    ObservableValue<Number> count() {
        return model.openCount();
    }

    ObservableValue<String> countWords() {
        return model.openCount().map(now -> texts.get("jobs.open", now));
    }

    void show() {
        JobsPage shown = page;
        if (shown == null) {
            shown = new JobsPage(model, leave);
            page = shown;
            shown.sceneProperty().addListener((source, before, now) -> open.set(now != null));
        }
        frame.closeOver();
        frame.showPage(shown);
        shown.focusFirst();
    }

    private void tellEnd(JobRow row) {
        String key = row.state() == JobState.COMPLETED ? "jobs.completed" : "jobs.failed";
        toasts.show(
                texts.get(key, row.prompt()),
                new Toasts.Action(texts.get("jobs.open_chat"), () -> model.openInChat(row)));
    }

    private void offerUndo(JobsViewModel.@Nullable Cleared cleared) {
        if (cleared != null) {
            toasts.show(
                    texts.get("jobs.cleared", cleared.count()),
                    new Toasts.Action(texts.get("toast.undo"), cleared.undo()));
        }
    }

    /** Whether the person hears of jobs that end elsewhere. */
    BooleanProperty announce() {
        return model.announce();
    }

    /** Takes the jobs that are over from the list. */
    void clearEnded() {
        model.clearEnded();
    }

    @Override
    public void close() {
        if (page != null) {
            page.dispose();
        }
        subscriptions.close();
        model.dispose();
    }

    private final class Source implements JobsSource {
        @Override
        public CompletionStage<List<StoredJob>> jobs() {
            return models.store().jobs();
        }

        @Override
        public ObservableValue<?> changes() {
            return changes;
        }

        @Override
        public @Nullable LiveJob live(String turnId) {
            TurnViewModel turn = models.chat().activity().live(turnId);
            if (turn == null) {
                return null;
            }
            PhaseStatus phase = turn.phase().get();
            return phase == null
                    ? new LiveJob(true, null, null, "")
                    : new LiveJob(
                            phase.current() == Phase.RUNNING, phase.queuePosition(), phase.fraction(), phase.message());
        }

        @Override
        public boolean isShown(String chatId) {
            // The page of the jobs shows it too, and news of it would lie over its details.
            return open.get() || (chatId.equals(models.chat().chatId().get()) && !frame.isPageShown());
        }

        @Override
        public void openChat(String chatId) {
            openChat.accept(chatId, null);
        }

        @Override
        public void openResult(StoredJob job) {
            openChat.accept(job.chatId(), job.turn().id());
        }

        @Override
        public void onLive(String turnId, Runnable listener) {
            TurnViewModel turn = models.chat().activity().live(turnId);
            if (turn != null) {
                // It lasts as long as the answer is on its way, and so does the listener.
                turn.phase().subscribe(listener);
            }
        }

        @Override
        public int requests(String turnId) {
            return models.captures().find(turnId) instanceof RecentCaptures.Kept kept
                    ? kept.capture().exchanges().size()
                    : 0;
        }

        @Override
        public void forget(List<StoredJob> jobs) {
            jobs.forEach(job -> models.store().saveTurn(job.chatId(), job.turn().withJob(null)));
        }

        @Override
        public void remember(List<StoredJob> jobs) {
            jobs.forEach(job -> models.store().saveTurn(job.chatId(), job.turn()));
        }

        @Override
        public CompletionStage<Boolean> cancel(StoredJob job) {
            return models.chat().activity().stop(job.turn().id())
                    ? CompletableFuture.completedFuture(true)
                    : CompletableFuture.supplyAsync(
                            () -> end(job), models.services().background());
        }

        /** A job that nobody follows here: its server is asked, and its answer does not wait any longer. */
        private boolean end(StoredJob job) {
            Turn turn = job.turn();
            TurnOrigin origin = turn.origin();
            EndpointProfile profile = origin == null
                    ? null
                    : models.endpoints().find(origin.profileId()).orElse(null);
            String id = turn.jobId();
            if (profile == null || id == null) {
                throw new IllegalStateException(texts.get("jobs.no_profile"));
            }
            try {
                boolean ended = models.endpoints().connect(profile).cancelJob(id, WireListener.NONE);
                models.store().saveTurn(job.chatId(), turn.ended(TurnState.STOPPED, null));
                return ended;
            } catch (InferenceException | SecretStoreException | IllegalArgumentException e) {
                throw new CompletionException(e);
            }
        }
    }
}
