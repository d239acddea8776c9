package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.PhaseStatus;
import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.control.Tone;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfileState;
import dev.parley.app.shell.StatusLine;
import dev.parley.client.Phase;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.ChatCost;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What the status bar says of the open chat: the phase of the answer on its way, and the figures of the last one. */
final class ChatStatus {
    /** Figures change with every frame while an answer streams; nobody reads them faster than this. */
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(200);

    private final ChatViewModel chat;
    private final Texts texts;
    private final ObservableValue<ProfileState> known;
    private final ReadOnlyObjectWrapper<StatusLine> line;
    private Subscriptions turnSubscriptions = new Subscriptions();
    private @Nullable TurnViewModel turn;
    private long shownAt;

    /** {@code states}: what is known of an endpoint, by the id of its profile. */
    ChatStatus(
            ChatViewModel chat,
            Function<String, ? extends ObservableValue<ProfileState>> states,
            Texts texts,
            Subscriptions subscriptions) {
        this.chat = chat;
        this.texts = texts;
        known = chat.profile().map(EndpointProfile::id).flatMap(states).orElse(ProfileState.UNKNOWN);
        line = new ReadOnlyObjectWrapper<>(this, "line", new StatusLine(Tone.OFF, "", null, List.of()));
        subscriptions.onInvalidated(this::follow, chat.running(), chat.chatId(), chat.state(), chat.profile(), known);
        subscriptions.add(() -> turnSubscriptions.close());
        follow();
    }

    ReadOnlyObjectProperty<StatusLine> line() {
        return line.getReadOnlyProperty();
    }

    private void follow() {
        turnSubscriptions.close();
        turnSubscriptions = new Subscriptions();
        TurnViewModel running = chat.running().get();
        turn = running == null ? chat.lastAnswer() : running;
        if (running != null) {
            turnSubscriptions.onInvalidated(
                    this::show, running.phase(), running.state(), running.quietSince(), running.question());
            // A change listener reads the value: one of invalidations would hear of the first figure only.
            turnSubscriptions.onChange(running.metrics(), metrics -> showInTime());
        }
        show();
    }

    private void showInTime() {
        if (System.nanoTime() - shownAt >= PACE) {
            show();
        }
    }

    private void show() {
        shownAt = System.nanoTime();
        TurnViewModel shown = turn;
        if (shown == null || shown.state().get() != TurnState.STREAMING) {
            line.set(idle(shown));
            return;
        }
        if (shown.question().get() != null) {
            line.set(new StatusLine(Tone.WARNING, texts.get("status.asks"), null, List.of()));
            return;
        }
        Long quiet = shown.quietSince().get();
        if (quiet != null) {
            line.set(new StatusLine(
                    Tone.WARNING,
                    texts.get("status.quiet"),
                    quiet,
                    figures(shown.metrics().get())));
            return;
        }
        PhaseStatus phase = shown.phase().get();
        line.set(
                phase == null
                        ? new StatusLine(
                                Tone.ACCENT,
                                texts.get("status.streaming"),
                                since(shown),
                                figures(shown.metrics().get()))
                        : new StatusLine(tone(phase.current()), word(phase), phase.sinceNanos(), List.of()));
    }

    private String word(PhaseStatus phase) {
        return phase.held()
                ? texts.get("status.held")
                : texts.get("status." + phase.current().name().toLowerCase(Locale.ROOT));
    }

    private StatusLine idle(@Nullable TurnViewModel last) {
        List<StatusLine.Figure> figures =
                last == null ? List.of() : withCost(figures(last.metrics().get()));
        if (chat.profile().get() == null) {
            return new StatusLine(Tone.OFF, texts.get("status.no_endpoint"), null, figures);
        }
        ProfileState state = known.getValue();
        if (state == ProfileState.OFFLINE) {
            return new StatusLine(Tone.OFF, texts.get("status.offline"), null, figures);
        }
        TurnState ended = last == null ? TurnState.COMPLETE : last.state().get();
        return switch (ended) {
            case FAILED -> new StatusLine(Tone.DANGER, texts.get("status.failed"), null, figures);
            case CUT -> new StatusLine(Tone.DANGER, texts.get("status.cut"), null, figures);
            case COMPLETE, STOPPED, STREAMING -> idle(state, figures);
        };
    }

    /** Green is for what is known: that it answered since the program began. */
    private StatusLine idle(ProfileState state, List<StatusLine.Figure> figures) {
        return switch (state) {
            case READY -> new StatusLine(Tone.SUCCESS, texts.get("status.ready"), null, figures);
            case WAKING -> new StatusLine(Tone.WARNING, texts.get("status.waking"), null, figures);
            case FAILED -> new StatusLine(Tone.DANGER, texts.get("status.failed"), null, figures);
            case UNKNOWN, OFFLINE -> new StatusLine(Tone.OFF, texts.get("status.untried"), null, figures);
        };
    }

    private static Tone tone(Phase phase) {
        return switch (phase) {
            case CONNECTING, WAITING, RUNNING -> Tone.ACCENT;
            case WAKING, QUEUED, LOADING -> Tone.WARNING;
        };
    }

    /** When the attempt began, on the clock of {@link System#nanoTime()}. */
    private static long since(TurnViewModel running) {
        Duration age =
                Duration.between(running.turn().createdAt(), Clock.systemUTC().instant());
        return System.nanoTime() - Math.max(0, age.toNanos());
    }

    private List<StatusLine.Figure> figures(TurnMetrics metrics) {
        List<StatusLine.Figure> figures = new ArrayList<>();
        Long first = metrics.firstTokenMillis();
        if (first != null) {
            figures.add(new StatusLine.Figure(texts.get("status.ttft"), time(first), ""));
        }
        Double rate = metrics.tokensPerSecond();
        if (rate != null) {
            NumberFormat format = NumberFormat.getNumberInstance();
            format.setMinimumFractionDigits(1);
            format.setMaximumFractionDigits(1);
            figures.add(new StatusLine.Figure("", format.format(rate), texts.get("status.rate_unit")));
        }
        Long tokens = metrics.outputTokens();
        if (tokens != null) {
            figures.add(
                    new StatusLine.Figure("", NumberFormat.getInstance().format(tokens), texts.get("status.tokens")));
        }
        return figures;
    }

    /** With what the answers on the screen cost together, where their endpoints have prices. */
    private List<StatusLine.Figure> withCost(List<StatusLine.Figure> figures) {
        ChatCost cost = ChatCost.of(chat.items().stream()
                .map(item -> item instanceof TranscriptItem.AnswerHead(TurnViewModel answer) ? answer.cost() : null)
                .filter(Objects::nonNull)
                .toList());
        if (cost.answers() > 0) {
            String after = cost.unknown() == 0 ? "" : texts.get("status.cost.unknown", cost.unknown());
            String before = texts.get(cost.atMost() ? "status.cost.at_most" : "status.cost");
            figures.add(new StatusLine.Figure(before, cost.text(), after));
        }
        return figures;
    }

    private String time(long millis) {
        NumberFormat format = NumberFormat.getNumberInstance();
        format.setMaximumFractionDigits(1);
        return millis < 1000 ? texts.get("status.ms", millis) : texts.get("status.s", format.format(millis / 1000.0));
    }
}
