package dev.parley.app.jobs;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.store.StoredJob;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of all chats. Reads them when something happened to one; {@link #tick} moves times and progress on and is for
 * who shows them. For the toolkit's thread.
 */
public final class JobsViewModel {
    /** What a shell takes as it stands, and no program as an option. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:/@-]*");

    private final JobsSource source;
    private final Executor fx;
    private final InstantSource clock;
    private final Consumer<JobRow> onEnded;
    private final Texts texts = Texts.of(JobsViewModel.class);
    private final JobWords words = new JobWords(texts);
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyIntegerWrapper openCount = new ReadOnlyIntegerWrapper(this, "openCount");
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(new Counts(0, 0, 0, 0));
    private final ObservableList<JobRow> rows = FXCollections.observableArrayList();
    private final ObservableList<JobRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<@Nullable JobRow> selected = new ReadOnlyObjectWrapper<>(null);
    private final ObservableList<JobEvent> trail = FXCollections.observableArrayList();
    private final ObservableList<JobEvent> trailView = FXCollections.unmodifiableObservableList(trail);
    private final ReadOnlyBooleanWrapper trailHasGap = new ReadOnlyBooleanWrapper(this, "trailHasGap");
    private final ReadOnlyObjectWrapper<@Nullable Cleared> cleared = new ReadOnlyObjectWrapper<>(null);
    private final BooleanProperty announce = new SimpleBooleanProperty(this, "announce", true);
    private final Set<String> watched = new HashSet<>();
    private final JobTrails trails;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ObjectProperty<JobFilter> filter = new SimpleObjectProperty<>(this, "filter", JobFilter.ALL);
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final Set<String> open = new HashSet<>();
    private List<StoredJob> jobs = List.of();
    private @Nullable String selectedId;

    /** How many jobs a segment has. */
    public record Counts(long all, long open, long finished, long failed) {
        /** Of one segment. */
        public long of(JobFilter filter) {
            return switch (filter) {
                case ALL -> all;
                case OPEN -> open;
                case FINISHED -> finished;
                case FAILED -> failed;
            };
        }
    }

    /** How many were taken from the list, and the way to have them back. */
    public record Cleared(int count, Runnable undo) {}

    /** {@code onEnded} hears of each job that ends in a chat that is not shown. */
    public JobsViewModel(JobsSource source, Executor fx, InstantSource clock, Consumer<JobRow> onEnded) {
        this.source = source;
        this.fx = fx;
        this.clock = clock;
        this.onEnded = onEnded;
        trails = new JobTrails(texts, clock.instant());
        subscriptions.onChange(source.changes(), now -> reload());
        subscriptions.onInvalidated(this::tick, filter, query);
    }

    /** Reads the jobs again. */
    public void reload() {
        var _ = source.jobs().thenAccept(all -> fx.execute(() -> take(all)));
    }

    private void take(List<StoredJob> all) {
        jobs = all;
        tick();
        for (StoredJob job : all) {
            JobRow row = row(job);
            if (row.state().isOpen()) {
                open.add(row.id());
                watch(row.id());
            } else if (open.remove(row.id()) && row.state() != JobState.CANCELLED) {
                tell(row);
            }
        }
        showTrail();
    }

    private void tell(JobRow row) {
        if (announce.get() && !source.isShown(row.job().chatId())) {
            onEnded.accept(row);
        }
    }

    /** Once it is followed here, each state that it comes into is noted, also while nobody looks. */
    private void watch(String turnId) {
        if (source.live(turnId) != null && watched.add(turnId)) {
            source.onLive(turnId, () -> observe(turnId));
            observe(turnId);
        }
    }

    private void observe(String turnId) {
        LiveJob live = source.live(turnId);
        if (live != null) {
            trails.observe(turnId, live, clock.instant());
        }
    }

    private void showTrail() {
        JobRow row = selected.get();
        List<JobEvent> now = row == null ? List.of() : trails.events(row, source.requests(row.id()));
        if (!now.equals(trail)) {
            trail.setAll(now);
        }
        trailHasGap.set(row != null && trails.hasGap(row));
    }

    private JobRow row(StoredJob job) {
        return words.row(job, source.live(job.turn().id()), clock.instant());
    }

    /** Shows the jobs as they are at this moment, without reading them again. */
    public void tick() {
        List<JobRow> all = jobs.stream().map(this::row).toList();
        counts.set(new Counts(
                all.size(), count(all, JobFilter.OPEN), count(all, JobFilter.FINISHED), count(all, JobFilter.FAILED)));
        openCount.set((int) counts.get().open());
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        List<JobRow> shown = all.stream()
                .filter(row -> filter.get().shows(row.state()))
                .filter(row -> wanted.isEmpty() || matches(row, wanted))
                .toList();
        if (shown.size() != rows.size()
                || !shown.stream()
                        .map(JobRow::id)
                        .toList()
                        .equals(rows.stream().map(JobRow::id).toList())) {
            rows.setAll(shown);
        } else {
            for (int i = 0; i < shown.size(); i++) {
                if (!shown.get(i).equals(rows.get(i))) {
                    rows.set(i, shown.get(i));
                }
            }
        }
        selected.set(all.stream()
                .filter(row -> row.id().equals(selectedId))
                .findFirst()
                .orElse(null));
        showTrail();
    }

    private static long count(List<JobRow> all, JobFilter filter) {
        return all.stream().filter(row -> filter.shows(row.state())).count();
    }

    private static boolean matches(JobRow row, String wanted) {
        return (row.prompt() + "\n" + row.profile() + "\n" + row.jobId() + "\n" + row.progress())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    /** Shows this one in detail; {@code null}: none. */
    public void select(@Nullable JobRow row) {
        String id = row == null ? null : row.id();
        if (!Objects.equals(id, selectedId)) {
            notice.set("");
        }
        selectedId = id;
        selected.set(row);
        showTrail();
    }

    /** Shows its chat, at its answer if that is there. */
    public void openInChat(JobRow row) {
        if (row.state() == JobState.COMPLETED) {
            source.openResult(row.job());
        } else {
            source.openChat(row.job().chatId());
        }
    }

    /** Takes all that are over from the list. */
    public void clearEnded() {
        clear(jobs.stream().filter(job -> !row(job).state().isOpen()).toList());
    }

    /** Takes one that is over from the list. */
    public void clear(JobRow row) {
        clear(List.of(row.job()));
    }

    private void clear(List<StoredJob> over) {
        if (over.isEmpty()) {
            return;
        }
        source.forget(over);
        reload();
        cleared.set(new Cleared(over.size(), () -> {
            source.remember(over);
            reload();
        }));
    }

    /** The command that tells of this job in a terminal. */
    public static String command(JobRow row) {
        String id = row.jobId();
        return "parley jobs show " + (PLAIN.matcher(id).matches() ? id : "'" + id.replace("'", "'\\''") + "'");
    }

    /** Ends an open job. What its server says of it is the notice. */
    public void cancel(JobRow row) {
        source.cancel(row.job())
                .whenComplete((ended, fault) -> fx.execute(() -> {
                    if (fault != null) {
                        notice.set(sentence(fault));
                    } else if (!ended) {
                        notice.set(texts.get("cancel.only_here"));
                    }
                    reload();
                }));
    }

    private static String sentence(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return String.valueOf(cause.getMessage());
    }

    /** Queued or running. */
    public ReadOnlyIntegerProperty openCount() {
        return openCount.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /** Those that pass the filter and the query, the latest first. */
    public ObservableList<JobRow> rows() {
        return rowsView;
    }

    public ReadOnlyObjectProperty<@Nullable JobRow> selected() {
        return selected.getReadOnlyProperty();
    }

    /** What came of the last cancel, where there is something to say; else empty. */
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** What happened to the selected job, the first first. */
    public ObservableList<JobEvent> trail() {
        return trailView;
    }

    /** Whether steps of the selected job are missing, because the program was closed meanwhile. */
    public ReadOnlyBooleanProperty trailHasGap() {
        return trailHasGap.getReadOnlyProperty();
    }

    /** What was taken from the list last. */
    public ReadOnlyObjectProperty<@Nullable Cleared> cleared() {
        return cleared.getReadOnlyProperty();
    }

    /** Whether the person hears of a job that ends elsewhere. */
    public BooleanProperty announce() {
        return announce;
    }

    public ObjectProperty<JobFilter> filter() {
        return filter;
    }

    public StringProperty query() {
        return query;
    }

    /** Stops listening. */
    public void dispose() {
        subscriptions.close();
    }
}
