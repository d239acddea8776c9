package dev.parley.client.capture;

import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The captures of the newest answers of this program's run, by the id of their turn. Thread-safe. */
public final class RecentCaptures {
    /** Runs that are kept. */
    public static final int RUNS = 50;

    /** Of the memory of all of them, in bytes; the newest is kept whatever it takes. */
    static final long MOST = 96L << 20;

    private final int runs;
    private final long most;
    private final Map<String, CaptureRecorder> kept = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private volatile Consumer<String> listener = turnId -> {};

    /** None yet; keeps {@link #RUNS}. */
    public RecentCaptures() {
        this(RUNS, MOST);
    }

    RecentCaptures(int runs, long most) {
        this.runs = runs;
        this.most = most;
    }

    /** What is known of the wire of a turn. */
    public sealed interface Found {}

    public record Kept(Capture capture) implements Found {}

    /** Newer ones took its place. */
    public record NoLongerKept() implements Found {}

    /** The turn was answered in another run of the program, or not at all. */
    public record NeverKept() implements Found {}

    /** Told of the turn whose capture grew, on whatever thread that was: to be quick. There is one listener. */
    public void listen(Consumer<String> newListener) {
        listener = newListener;
    }

    /** Begins to write down the run of a turn, in the place of an earlier run of it. */
    public CaptureRecorder begin(String turnId, Instant startedAt, long startNanos) {
        CaptureRecorder recorder = new CaptureRecorder(startedAt, startNanos, () -> listener.accept(turnId));
        synchronized (this) {
            kept.remove(turnId);
            kept.put(turnId, recorder);
            gone.remove(turnId);
            forget();
        }
        return recorder;
    }

    /** Lets go of what was kept of a turn, as if it had never been. */
    public synchronized void forget(String turnId) {
        kept.remove(turnId);
        gone.remove(turnId);
    }

    public Found find(String turnId) {
        CaptureRecorder recorder;
        boolean wasKept;
        synchronized (this) {
            recorder = kept.get(turnId);
            wasKept = gone.contains(turnId);
        }
        if (recorder != null) {
            return new Kept(recorder.snapshot());
        }
        return wasKept ? new NoLongerKept() : new NeverKept();
    }

    private void forget() {
        long weight = kept.values().stream().mapToLong(CaptureRecorder::weight).sum();
        Iterator<Map.Entry<String, CaptureRecorder>> oldest = kept.entrySet().iterator();
        while (kept.size() > runs || (weight > most && kept.size() > 1)) {
            Map.Entry<String, CaptureRecorder> next = oldest.next();
            weight -= next.getValue().weight();
            gone.add(next.getKey());
            oldest.remove();
        }
    }
}
