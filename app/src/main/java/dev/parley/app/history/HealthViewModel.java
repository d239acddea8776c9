package dev.parley.app.history;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.store.History;
import dev.parley.client.store.HistoryHealth;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a person should know about what is saved and what is not. For the toolkit's thread. */
public final class HealthViewModel {
    private static final Pattern STAMP = Pattern.compile("\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter STAMP_FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final History history;
    private final Executor fx;
    private final DateTimeFormatter dates;
    private final Runnable reread;
    private final ObservableList<String> fileWarnings;
    private final Set<String> closedWarnings = new HashSet<>();
    private final Texts texts = Texts.of(HealthViewModel.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObservableList<HealthNotice> notices = FXCollections.observableArrayList();
    private final ObservableList<HealthNotice> readOnlyNotices = FXCollections.unmodifiableObservableList(notices);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

    /** It ends with the history, which ends after this. */
    @SuppressWarnings("unused")
    private final AutoCloseable listening;

    private HistoryHealth health;
    private boolean disposed;
    /** Why the backup could not be restored; empty: it was not tried. */
    private String problem = "";

    /**
     * Listens from now on.
     *
     * @param fileWarnings what is the matter with the files of endpoints and settings, one sentence each
     * @param fx runs tasks on the toolkit's thread
     * @param zone of the dates that are shown
     * @param reread reads the chats again, after other ones took their place
     */
    public HealthViewModel(
            History history, ObservableList<String> fileWarnings, Executor fx, ZoneId zone, Runnable reread) {
        this.history = history;
        this.fileWarnings = fileWarnings;
        this.fx = fx;
        this.dates = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withZone(zone);
        this.reread = reread;
        // What is told may be older than what is read right here, so the telling is only the occasion to look.
        listening = history.onHealth(now -> fx.execute(this::look));
        subscriptions.onInvalidated(this::show, fileWarnings);
        health = history.health();
        show();
    }

    /** The gravest first; empty while all is well. */
    public ObservableList<HealthNotice> notices() {
        return readOnlyNotices;
    }

    /** Whether something that was asked for is being done. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void look() {
        if (disposed) {
            return;
        }
        HistoryHealth before = health;
        health = history.health();
        if (!health.equals(before)) {
            if (health instanceof HistoryHealth.Damaged) {
                problem = "";
                reread.run();
            } else if (before instanceof HistoryHealth.ReadOnly) {
                reread.run();
            }
            show();
        }
    }

    /** Tries at once to save what waits. */
    public void tryNow() {
        begin();
        var _ = history.flush().whenComplete((done, fault) -> fx.execute(() -> end("")));
    }

    /** Brings back the chats of the backup, under those that are there now. */
    public void restore(Path backup) {
        begin();
        var _ = history.restoreBackup(backup)
                .whenComplete((done, fault) -> fx.execute(() -> {
                    end(fault == null ? "" : sentence(fault));
                    if (fault == null) {
                        reread.run();
                    }
                }));
    }

    /** The person goes on with the new, empty history. */
    public void goOn() {
        problem = "";
        history.dismissDamage();
    }

    private void begin() {
        busy.set(true);
        problem = "";
        show();
    }

    private void end(String newProblem) {
        busy.set(false);
        problem = newProblem;
        health = history.health();
        show();
    }

    private static String sentence(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return String.valueOf(cause.getMessage());
    }

    private void show() {
        List<HealthNotice> now = new ArrayList<>();
        HealthNotice ofHistory = ofHistory();
        if (ofHistory != null) {
            now.add(ofHistory);
        }
        fileWarnings.stream()
                .filter(warning -> !closedWarnings.contains(warning))
                .map(warning -> new HealthNotice(
                        HealthNotice.Kind.FILE,
                        warning,
                        List.of(new HealthNotice.Offer(texts.get("health.close"), () -> closeWarning(warning)))))
                .forEach(now::add);
        notices.setAll(now);
    }

    private void closeWarning(String warning) {
        closedWarnings.add(warning);
        show();
    }

    private @Nullable HealthNotice ofHistory() {
        return switch (health) {
            case HistoryHealth.Saving saving -> null;
            case HistoryHealth.Unsaved unsaved ->
                new HealthNotice(
                        HealthNotice.Kind.UNSAVED,
                        texts.get("health.unsaved", unsaved.reason(), unsaved.pending()),
                        List.of(tryAgain()));
            case HistoryHealth.ReadOnly readOnly ->
                new HealthNotice(
                        HealthNotice.Kind.READ_ONLY, texts.get("health.read_only", readOnly.reason()), List.of());
            case HistoryHealth.Damaged damaged -> damaged(damaged);
        };
    }

    private HealthNotice.Offer tryAgain() {
        return new HealthNotice.Offer(texts.get("health.try_now"), this::tryNow);
    }

    private HealthNotice damaged(HistoryHealth.Damaged damaged) {
        List<HealthNotice.Offer> offers = new ArrayList<>();
        Path backup = damaged.backup();
        String sentence = texts.get(
                backup == null ? "health.damaged_without" : "health.damaged",
                damaged.setAside().toString());
        if (backup != null) {
            offers.add(new HealthNotice.Offer(texts.get("health.restore", dateOf(backup)), () -> restore(backup)));
        }
        offers.add(new HealthNotice.Offer(texts.get("health.go_on"), this::goOn));
        return new HealthNotice(
                HealthNotice.Kind.DAMAGED, problem.isEmpty() ? sentence : problem + " " + sentence, offers);
    }

    /** When a backup was made, by its name. */
    private String dateOf(Path backup) {
        String name = String.valueOf(backup.getFileName());
        Matcher stamp = STAMP.matcher(name);
        if (stamp.find()) {
            try {
                return dates.format(Instant.from(STAMP_FORMAT.parse(stamp.group())));
            } catch (DateTimeParseException noDate) {
                return name;
            }
        }
        return name;
    }

    public void dispose() {
        disposed = true;
        subscriptions.close();
    }
}
