package dev.parley.app.chat;

import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows one attempt up to the first piece of its answer. A message that is sent again while the endpoint wakes, or
 * while it asks to wait, connects anew each time: to a person that is still the same wait, so it stays one step.
 */
final class PhaseTracker {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<PhaseStatus.Step> done = new ArrayList<>();
    private final List<Phase> expected;
    private Phase current = Phase.CONNECTING;
    private long sinceNanos;
    private @Nullable Integer queuePosition;
    private @Nullable Double fraction;
    private String message = "";
    private PhaseStatus.@Nullable WakeEstimate learned;
    private @Nullable Duration woken;
    private boolean accepted;
    private boolean over;

    PhaseTracker(Delivery delivery, long startNanos) {
        this.sinceNanos = startNanos;
        this.expected = delivery.isJob() ? List.of(Phase.WAITING, Phase.QUEUED, Phase.RUNNING) : List.of(Phase.WAITING);
    }

    void on(StreamEvent event) {
        switch (event) {
            case StreamEvent.PhaseChanged changed -> phase(changed);
            case StreamEvent.Opened opened
            when opened.status() >= 200 && opened.status() < 300 -> {
                accepted = true;
                if (isHeldBack()) {
                    enter(Phase.WAITING, opened.atNanos());
                }
            }
            case StreamEvent.Progress progress -> {
                fraction = progress.fraction() == null ? fraction : progress.fraction();
                message = progress.message() == null ? message : progress.message();
            }
            case StreamEvent.TextDelta delta when delta.choice() == 0 -> first(delta);
            case StreamEvent.ReasoningDelta delta when delta.choice() == 0 -> first(delta);
            case StreamEvent.ToolCallDelta delta when delta.choice() == 0 -> first(delta);
            case StreamEvent.Completed completed -> first(completed);
            case StreamEvent.Terminal terminal -> over = true;
            default -> {
                // nothing about where it stands
            }
        }
    }

    void learned(List<Duration> wakeTimes) {
        learned = estimate(wakeTimes);
    }

    /** Where it stands; {@code null} once something came. */
    @Nullable PhaseStatus status() {
        if (over) {
            return null;
        }
        List<PhaseStatus.Step> steps = new ArrayList<>(done);
        steps.add(new PhaseStatus.Step(current, PhaseStatus.Progress.NOW, null));
        int at = current == Phase.WAKING ? -1 : expected.indexOf(current);
        expected.subList(at + 1, expected.size()).stream()
                .filter(phase -> phase != current)
                .forEach(phase -> steps.add(new PhaseStatus.Step(phase, PhaseStatus.Progress.LATER, null)));
        steps.add(new PhaseStatus.Step(null, PhaseStatus.Progress.LATER, null));
        return new PhaseStatus(
                steps,
                current,
                sinceNanos,
                queuePosition,
                fraction,
                message,
                isHeldBack() && current == Phase.QUEUED,
                learned);
    }

    /** How long the endpoint took to wake, once after it did. */
    @Nullable Duration takeWoken() {
        Duration taken = woken;
        woken = null;
        return taken;
    }

    static PhaseStatus.@Nullable WakeEstimate estimate(List<Duration> wakeTimes) {
        if (wakeTimes.isEmpty()) {
            return null;
        }
        List<Long> sorted = wakeTimes.stream().map(Duration::toMillis).sorted().toList();
        int half = sorted.size() / 2;
        long median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new PhaseStatus.WakeEstimate(median, sorted.getFirst(), sorted.getLast(), sorted.size());
    }

    private void phase(StreamEvent.PhaseChanged changed) {
        boolean again = changed.phase() == Phase.CONNECTING || changed.phase() == Phase.WAITING;
        if (over || (again && isHeldBack())) {
            return;
        }
        queuePosition = changed.queuePosition();
        if (changed.phase() != current) {
            enter(changed.phase(), changed.atNanos());
        }
    }

    /** Waiting to send again. */
    private boolean isHeldBack() {
        return current == Phase.WAKING || (current == Phase.QUEUED && !accepted);
    }

    private void enter(Phase next, long atNanos) {
        long took = Math.max(0, atNanos - sinceNanos);
        done.add(new PhaseStatus.Step(current, PhaseStatus.Progress.DONE, took / NANOS_PER_MILLI));
        if (current == Phase.WAKING) {
            woken = Duration.ofNanos(took);
        }
        current = next;
        sinceNanos = atNanos;
        fraction = null;
        message = "";
    }

    private void first(StreamEvent event) {
        if (!over && current == Phase.WAKING) {
            woken = Duration.ofNanos(Math.max(0, event.atNanos() - sinceNanos));
        }
        over = true;
    }
}
