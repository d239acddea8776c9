package dev.parley.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.StoredJob;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobsViewModelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Jobs source = new Jobs();
    private final List<JobRow> ended = new ArrayList<>();
    private final JobsViewModel model = new JobsViewModel(source, Runnable::run, InstantSource.fixed(NOW), ended::add);

    /** Jobs as the test wants them. */
    private static final class Jobs implements JobsSource {
        final SimpleIntegerProperty changes = new SimpleIntegerProperty();
        final Map<String, LiveJob> live = new HashMap<>();
        List<StoredJob> all = List.of();
        String shownChat = "";
        String opened = "";
        final Map<String, Runnable> listeners = new HashMap<>();
        final List<StoredJob> forgotten = new ArrayList<>();
        CompletableFuture<Boolean> cancel = CompletableFuture.completedFuture(true);

        void are(StoredJob... jobs) {
            all = List.of(jobs);
            changes.set(changes.get() + 1);
        }

        @Override
        public CompletionStage<List<StoredJob>> jobs() {
            return CompletableFuture.completedFuture(all);
        }

        @Override
        public ObservableValue<?> changes() {
            return changes;
        }

        @Override
        public @Nullable LiveJob live(String turnId) {
            return live.get(turnId);
        }

        @Override
        public boolean isShown(String chatId) {
            return chatId.equals(shownChat);
        }

        @Override
        public void openChat(String chatId) {
            opened = chatId;
        }

        @Override
        public void onLive(String turnId, Runnable listener) {
            listeners.put(turnId, listener);
        }

        @Override
        public int requests(String turnId) {
            return 4;
        }

        @Override
        public void forget(List<StoredJob> jobs) {
            forgotten.addAll(jobs);
            all = all.stream().filter(job -> !jobs.contains(job)).toList();
        }

        @Override
        public void remember(List<StoredJob> jobs) {
            all = Stream.concat(all.stream(), jobs.stream()).toList();
        }

        @Override
        public CompletionStage<Boolean> cancel(StoredJob job) {
            return cancel;
        }
    }

    private static StoredJob job(String name, TurnState state, Duration age, String prompt) {
        Turn turn = Turn.answer("asked", NOW.minus(age), new TurnOrigin("p", "Invoice reader", "m"))
                .withJob("job-" + name);
        TurnFault fault = state == TurnState.FAILED ? TurnFault.local("server", "Out of GPU memory.") : null;
        Turn ended = state == TurnState.STREAMING ? turn : turn.ended(state, fault);
        Turn named = new Turn(
                name,
                ended.parentId(),
                ended.role(),
                ended.createdAt(),
                ended.state(),
                ended.text(),
                ended.reasoning(),
                ended.toolCalls(),
                ended.fault(),
                ended.finishReason(),
                ended.origin(),
                ended.metrics(),
                ended.jobId());
        return new StoredJob("chat-" + name, "Title", prompt, named);
    }

    private void fourJobs() {
        source.live.put("b", new LiveJob(false, 4, null, ""));
        source.live.put("c", new LiveJob(true, null, 0.64, ""));
        source.are(
                job("b", TurnState.STREAMING, Duration.ofSeconds(65), "Résumé du rapport"),
                job("c", TurnState.STREAMING, Duration.ofSeconds(192), "청구서 42건"),
                job("d", TurnState.COMPLETE, Duration.ofMinutes(26), "Translate\n  the guide"),
                job("e", TurnState.FAILED, Duration.ofHours(2), "Upscale"),
                job("f", TurnState.STOPPED, Duration.ofDays(1), ""));
    }

    @Test
    void everyStateHasItsWordsPlaceProgressAndAge() {
        fourJobs();

        assertThat(model.rows())
                .extracting(JobRow::state)
                .containsExactly(
                        JobState.QUEUED, JobState.RUNNING, JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED);
        assertThat(model.rows()).extracting(JobRow::queue).containsExactly("4", "", "", "", "");
        assertThat(model.rows()).extracting(JobRow::progress).containsExactly("", "64 %", "", "Out of GPU memory.", "");
        assertThat(model.rows()).extracting(JobRow::age).containsExactly("1:05", "3:12", "26 min", "2 h", "1 d");
        assertThat(model.rows().get(2).prompt()).isEqualTo("Translate the guide");
        assertThat(model.rows().getLast().prompt()).isEqualTo("Title");
    }

    @Test
    void segmentsCountAndFilterAndTheQueryLooksIntoEveryColumn() {
        fourJobs();

        assertThat(model.counts().get()).isEqualTo(new JobsViewModel.Counts(5, 2, 2, 1));
        assertThat(model.openCount().get()).isEqualTo(2);
        model.filter().set(JobFilter.FINISHED);
        assertThat(model.rows()).extracting(JobRow::id).containsExactly("d", "f");
        model.filter().set(JobFilter.ALL);
        model.query().set("청구서");
        assertThat(model.rows()).extracting(JobRow::id).containsExactly("c");
        model.query().set("JOB-E");
        assertThat(model.rows()).extracting(JobRow::id).containsExactly("e");
    }

    @Test
    void aJobThatEndsElsewhereIsToldOnce() {
        source.are(job("a", TurnState.STREAMING, Duration.ZERO, "one"));
        assertThat(ended).isEmpty();

        source.are(job("a", TurnState.COMPLETE, Duration.ZERO, "one"));
        model.reload();

        assertThat(ended).extracting(JobRow::id).containsExactly("a");
    }

    @Test
    void aJobThatEndsBeforeThePersonOrWasCancelledIsNotTold() {
        source.shownChat = "chat-a";
        source.are(
                job("a", TurnState.STREAMING, Duration.ZERO, "one"),
                job("b", TurnState.STREAMING, Duration.ZERO, "two"));
        source.are(
                job("a", TurnState.COMPLETE, Duration.ZERO, "one"), job("b", TurnState.STOPPED, Duration.ZERO, "two"));
        model.reload();

        assertThat(ended).isEmpty();
    }

    @Test
    void theChosenJobMovesOnWithItsList() {
        fourJobs();
        model.select(model.rows().get(1));
        source.live.put("c", new LiveJob(true, null, 0.7, "27 of 42 pages"));

        model.tick();

        assertThat(model.selected().get()).isNotNull();
        assertThat(model.selected().get().progress()).isEqualTo("27 of 42 pages");
        model.openInChat(model.selected().get());
        assertThat(source.opened).isEqualTo("chat-c");
    }

    @Test
    void whatHappenedToAJobIsToldStepByStep() {
        source.live.put("a", new LiveJob(false, 4, null, ""));
        source.are(job("a", TurnState.STREAMING, Duration.ZERO, "one"));
        model.select(model.rows().getFirst());
        source.live.put("a", new LiveJob(false, 2, null, ""));
        source.listeners.get("a").run();
        source.live.put("a", new LiveJob(true, null, 0.5, ""));
        source.listeners.get("a").run();
        model.tick();

        assertThat(model.trail()).extracting(JobEvent::title).containsExactly("Sent", "Queued", "Running");
        assertThat(model.trail())
                .extracting(JobEvent::detail)
                .containsExactly("id job-a", "place 2", "50 %, 4 requests");
        assertThat(model.trailHasGap().get()).isFalse();

        source.live.remove("a");
        source.are(job("a", TurnState.FAILED, Duration.ZERO, "one"));
        assertThat(model.trail().getLast().title()).isEqualTo("Failed");
        assertThat(model.trail().getLast().detail()).isEqualTo("Out of GPU memory.");
    }

    @Test
    void ofAJobThatWasSentBeforeTheProgramBeganTheGapIsSaid() {
        fourJobs();
        model.select(model.rows().getFirst());

        assertThat(model.trail()).extracting(JobEvent::title).containsExactly("Sent", "Followed again", "Queued");
        assertThat(model.trailHasGap().get()).isTrue();
    }

    @Test
    void thoseThatEndedAreClearedAndComeBack() {
        fourJobs();
        model.clearEnded();

        assertThat(model.rows()).extracting(JobRow::id).containsExactly("b", "c");
        assertThat(source.forgotten).hasSize(3);
        assertThat(model.cleared().get()).isNotNull();
        assertThat(model.cleared().get().count()).isEqualTo(3);
        model.cleared().get().undo().run();
        assertThat(model.rows()).hasSize(5);
    }

    @Test
    void nobodyIsToldWhoDoesNotWantTo() {
        model.announce().set(false);
        source.are(job("a", TurnState.STREAMING, Duration.ZERO, "one"));
        source.are(job("a", TurnState.COMPLETE, Duration.ZERO, "one"));

        assertThat(ended).isEmpty();
    }

    @Test
    void theCommandQuotesWhatAShellWouldRead() {
        fourJobs();
        assertThat(JobsViewModel.command(model.rows().getFirst())).isEqualTo("parley jobs show job-b");
        source.are(job("x; rm", TurnState.COMPLETE, Duration.ZERO, "one"));
        assertThat(JobsViewModel.command(model.rows().getFirst())).isEqualTo("parley jobs show 'job-x; rm'");
    }

    @Test
    void whatTheServerSaysOfACancelIsTheNotice() {
        fourJobs();
        source.cancel = CompletableFuture.completedFuture(false);
        model.cancel(model.rows().getFirst());
        assertThat(model.notice().get()).contains("no call that ends a job");

        source.cancel = CompletableFuture.failedFuture(new IllegalStateException("The server refused."));
        model.cancel(model.rows().getFirst());
        assertThat(model.notice().get()).isEqualTo("The server refused.");
    }
}
