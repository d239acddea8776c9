package dev.parley.app.chat;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the status bar shows of the chat on the screen. Its timer ticks only while an answer is on its way. For the
 * toolkit's thread.
 */
public final class StatusViewModel {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The colour of the dot. */
    public enum Dot {
        NO_ENDPOINT,
        READY,
        /** Something happens before the first piece. */
        WAITING,
        STREAMING,
        FAILED
    }

    /**
     * One look.
     *
     * @param word what is going on
     * @param elapsedMillis since when it goes on; {@code null} if nothing does
     * @param expectedMillis how long it usually takes, where that was learned
     * @param metrics of the answer on its way or of the last one; {@code null} without one
     * @param detail the HTTP status of a fault, or empty
     */
    public record Status(
            Dot dot,
            String word,
            @Nullable Long elapsedMillis,
            @Nullable Long expectedMillis,
            @Nullable TurnMetrics metrics,
            String detail) {}

    private final ChatViewModel chat;
    private final ChatParts parts;
    private final ReadOnlyObjectWrapper<Status> status;
    private final Subscriptions subscriptions = new Subscriptions();
    private Subscriptions ofTurn = new Subscriptions();
    private @Nullable TurnViewModel shown;
    private long firstPieceNanos;
    private boolean ticking;
    private boolean disposed;

    public StatusViewModel(ChatViewModel chat, ChatParts parts) {
        this.chat = chat;
        this.parts = parts;
        this.status = new ReadOnlyObjectWrapper<>(
                new Status(Dot.READY, parts.texts().get("status.ready"), null, null, null, ""));
        subscriptions.onChange(chat.state(), now -> follow());
        subscriptions.onChange(chat.running(), now -> follow());
        subscriptions.onChange(chat.chatId(), now -> follow());
        subscriptions.onChange(chat.profile(), now -> follow());
        follow();
    }

    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    public void dispose() {
        disposed = true;
        ofTurn.close();
        subscriptions.close();
    }

    private void follow() {
        TurnViewModel now = chat.running().get() != null ? chat.running().get() : chat.latestAnswer();
        if (now != shown) {
            ofTurn.close();
            ofTurn = new Subscriptions();
            shown = now;
            firstPieceNanos = 0;
            if (now != null) {
                ofTurn.onChange(now.phase(), phase -> refresh());
                ofTurn.onChange(now.state(), state -> refresh());
                ofTurn.onChange(now.quietSince(), since -> refresh());
            }
        }
        refresh();
        tick();
    }

    /** Runs while there is something to count, and not after. */
    private void tick() {
        if (!ticking && !disposed && chat.running().get() != null) {
            ticking = true;
            parts.later().after(TICK, () -> {
                ticking = false;
                if (!disposed && chat.running().get() != null) {
                    refresh();
                    tick();
                }
            });
        }
    }

    private void refresh() {
        TurnViewModel turn = shown;
        status.set(turn == null ? idle(null) : turn == chat.running().get() ? running(turn) : ended(turn));
    }

    private Status running(TurnViewModel turn) {
        TurnMetrics metrics = turn.metrics().get();
        PhaseStatus phase = turn.phase().get();
        Texts texts = parts.texts();
        long now = parts.nanos().getAsLong();
        if (phase != null) {
            Long expected = phase.learned() == null || phase.current() != dev.parley.client.Phase.WAKING
                    ? null
                    : Long.valueOf(phase.learned().medianMillis());
            String word = texts.get("status.phase." + phase.current().name());
            return new Status(Dot.WAITING, word, millis(now - phase.sinceNanos()), expected, metrics, "");
        }
        if (firstPieceNanos == 0) {
            firstPieceNanos = now;
        }
        Long quiet = turn.quietSince().get();
        String key = quiet != null ? "status.quiet" : turn.thinking().get() ? "status.thinking" : "status.streaming";
        long since = quiet != null ? quiet : firstPieceNanos;
        return new Status(Dot.STREAMING, texts.get(key), millis(now - since), null, metrics, "");
    }

    private Status ended(TurnViewModel turn) {
        TurnMetrics metrics = turn.metrics().get();
        TurnState state = turn.state().get();
        String detail = turn.fault().get() == null || turn.fault().get().status() == null
                ? ""
                : String.valueOf(turn.fault().get().status());
        Texts texts = parts.texts();
        return switch (state) {
            case FAILED -> new Status(Dot.FAILED, texts.get("status.failed"), null, null, metrics, detail);
            case CUT -> new Status(Dot.FAILED, texts.get("status.cut"), null, null, metrics, detail);
            case STOPPED -> new Status(Dot.READY, texts.get("status.stopped"), null, null, metrics, "");
            case COMPLETE, STREAMING -> idle(metrics);
        };
    }

    private Status idle(@Nullable TurnMetrics metrics) {
        boolean endpoint = chat.profile().get() != null;
        return new Status(
                endpoint ? Dot.READY : Dot.NO_ENDPOINT,
                parts.texts().get(endpoint ? "status.ready" : "status.noEndpoint"),
                null,
                null,
                metrics,
                "");
    }

    private static long millis(long nanos) {
        return Math.max(0, nanos / NANOS_PER_MILLI);
    }
}
