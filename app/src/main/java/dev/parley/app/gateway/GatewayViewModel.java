package dev.parley.app.gateway;

import dev.parley.app.fx.Elapsed;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
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
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The page of the gateway. Asks for nothing by itself: {@link #refresh} is for who shows it. For the toolkit's thread. */
public final class GatewayViewModel {
    /** As many as the gateway holds. */
    static final int MOST_LINES = 1_000;

    private static final int SHOWN_TAIL = 4;
    private static final String DEMO = "demo";

    private final GatewayControl control;
    private final Executor fx;
    private final Clock clock;
    private final Texts texts = Texts.of(GatewayViewModel.class);
    private final UpstreamWords words = new UpstreamWords(texts);
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.STOPPED);
    private final ReadOnlyStringWrapper stageWords = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper token = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper runningFor = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper requests = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper inFlight = new ReadOnlyStringWrapper("");
    private final BooleanProperty tokenShown = new SimpleBooleanProperty(this, "tokenShown");
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final StringProperty service = new SimpleStringProperty(this, "service", "");
    private final LogText log = new LogText(texts);
    private FirstBytes firstBytes = new FirstBytes(List.of());
    private final ObjectProperty<LogFilter> filter = new SimpleObjectProperty<>(this, "filter", LogFilter.ALL);
    private final ObservableList<UpstreamRow> upstreams = FXCollections.observableArrayList();
    private final ObservableList<QueueRow> queue = FXCollections.observableArrayList();
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final FilteredList<LogLine> shownLines = new FilteredList<>(lines);
    // Held here: such a view hears of its list for only as long as somebody holds it.
    private final ObservableList<UpstreamRow> upstreamsView = FXCollections.unmodifiableObservableList(upstreams);
    private final ObservableList<QueueRow> queueView = FXCollections.unmodifiableObservableList(queue);
    private final ObservableList<LogLine> linesView = FXCollections.unmodifiableObservableList(shownLines);
    private long lastLine;
    private @Nullable Instant startedAt;
    private boolean stopping;

    /** Where the gateway stands, for the badge and the button. */
    public enum Stage {
        STOPPED,
        STARTING,
        RUNNING,
        /** It was told to stop and is not gone yet. */
        STOPPING,
        FAILED
    }

    /** Shows what {@code control} says at each {@link #refresh}, and when it starts or ends. */
    public GatewayViewModel(GatewayControl control, Executor fx, Clock clock) {
        this.control = control;
        this.fx = fx;
        this.clock = clock;
        subscriptions.onInvalidated(this::refresh, control.changes());
        subscriptions.onInvalidated(this::showToken, tokenShown);
        filter.subscribe(now -> filterLines());
        service.subscribe(now -> filterLines());
        refresh();
    }

    private void filterLines() {
        LogFilter level = filter.get();
        String wanted = service.get();
        shownLines.setPredicate(
                line -> level.shows(line) && (wanted.isEmpty() || line.service().equals(wanted)));
    }

    /** Asks the gateway anew. Cheap. */
    public void refresh() {
        GatewayFacts facts = control.facts();
        Instant now = clock.instant();
        stopping &= facts.state() == GatewayFacts.State.RUNNING;
        stage.set(stopping ? Stage.STOPPING : Stage.valueOf(facts.state().name()));
        stageWords.set(texts.get("stage." + stage.get().name().toLowerCase(Locale.ROOT)));
        problem.set(facts.problem());
        address.set(facts.url() == null ? "" : facts.url() + "/v1");
        Instant began = facts.startedAt();
        if (began != null && !began.equals(startedAt)) {
            lastLine = 0; // another one counts from the beginning
        }
        startedAt = began;
        runningFor.set(began == null ? "" : Elapsed.text(Duration.between(began, now)));
        requests.set(began == null ? "" : texts.get("figure", facts.requests()));
        inFlight.set(
                began == null
                        ? ""
                        : texts.get(
                                "figure",
                                facts.upstreams().stream()
                                        .mapToInt(GatewayFacts.Upstream::inFlight)
                                        .sum()));
        if (!paused.get()) {
            takeLines();
        }
        show(
                upstreams,
                facts.upstreams().stream()
                        .map(one -> words.row(one, firstBytes, now))
                        .toList());
        show(
                queue,
                facts.upstreams().stream()
                        .flatMap(one -> words.queue(one, now).stream())
                        .toList());
        showToken();
    }

    /** Rows that say the same stay, with what has the focus in them. */
    private static <T> void show(ObservableList<T> shown, List<T> now) {
        if (!shown.equals(now)) {
            shown.setAll(now);
        }
    }

    private void takeLines() {
        List<LogLine> newer = control.linesAfter(lastLine);
        if (newer.isEmpty()) {
            return;
        }
        lastLine = newer.getLast().number();
        lines.addAll(newer);
        if (lines.size() > MOST_LINES) {
            lines.remove(0, lines.size() - MOST_LINES);
        }
        firstBytes = new FirstBytes(lines);
    }

    private void showToken() {
        Secret secret = control.token();
        if (secret == null) {
            token.set("");
        } else {
            String value = secret.reveal();
            token.set(
                    tokenShown.get()
                            ? value
                            : "••••••••••••" + value.substring(Math.max(0, value.length() - SHOWN_TAIL)));
        }
    }

    public void start() {
        control.start();
    }

    public void stop() {
        stopping = true;
        tokenShown.set(false);
        control.stop();
        refresh();
    }

    /** Starts an upstream of this machine without a call. */
    public void startUpstream(String name) {
        control.startUpstream(name);
        refresh();
    }

    /** Stops one until its next call. */
    public void stopUpstream(String name) {
        control.stopUpstream(name);
        refresh();
    }

    /** Puts the demo model to sleep, so that the next message wakes it; false if it is not awake. */
    public boolean sleepDemo() {
        refresh();
        boolean slept = upstreams.stream()
                .filter(row -> row.name().equals(DEMO))
                .anyMatch(row -> control.stopUpstream(row.name()));
        refresh();
        return slept;
    }

    /** What it runs with as YAML, without secrets; empty unless it runs. */
    public String configuration() {
        return control.configuration();
    }

    /** The lines that are shown, as text. */
    public String logText() {
        return shownLines.stream().map(line -> log.whole(line) + "\n").collect(Collectors.joining());
    }

    /** In words, for the cells of the list. */
    LogText logWords() {
        return log;
    }

    /** What Copy puts on the clipboard for the token; {@code null} unless it runs. */
    public @Nullable Secret tokenToCopy() {
        return control.token();
    }

    /** A form for another upstream; {@code onAdded} runs when it was added. */
    public UpstreamFormViewModel form(Runnable onAdded) {
        List<String> taken = upstreams.stream().map(UpstreamRow::name).toList();
        return new UpstreamFormViewModel(control, fx, taken, () -> {
            refresh();
            onAdded.run();
        });
    }

    /** Takes away one that was added here. */
    public void remove(String name) {
        control.remove(name)
                .whenComplete((done, fault) -> fx.execute(() -> {
                    refresh();
                    if (fault != null) {
                        problem.set(sentence(fault));
                    }
                }));
    }

    static String sentence(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return String.valueOf(cause.getMessage());
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stageWords() {
        return stageWords.getReadOnlyProperty();
    }

    /** One sentence; empty if all is well. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** The base URL for clients of OpenAI's API; empty unless it runs. */
    public ReadOnlyStringProperty address() {
        return address.getReadOnlyProperty();
    }

    /** Dots and the last characters, unless {@link #tokenShown}; empty unless it runs. */
    public ReadOnlyStringProperty token() {
        return token.getReadOnlyProperty();
    }

    public BooleanProperty tokenShown() {
        return tokenShown;
    }

    public ReadOnlyStringProperty runningFor() {
        return runningFor.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty requests() {
        return requests.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty inFlight() {
        return inFlight.getReadOnlyProperty();
    }

    public ObservableList<UpstreamRow> upstreams() {
        return upstreamsView;
    }

    /** One row for each call that waits. */
    public ObservableList<QueueRow> queue() {
        return queueView;
    }

    /** The latest requests that pass the filter, the oldest first; at most {@value #MOST_LINES}. */
    public ObservableList<LogLine> lines() {
        return linesView;
    }

    /** The upstream whose lines are shown; empty: all. */
    public StringProperty service() {
        return service;
    }

    public ObjectProperty<LogFilter> filter() {
        return filter;
    }

    /** While it holds no line is added; those that come meanwhile are there afterwards. */
    public BooleanProperty paused() {
        return paused;
    }

    /** Stops listening. */
    public void dispose() {
        subscriptions.close();
    }
}
