package dev.parley.app.inspector;

import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedFrame;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a run as rows. Of a run that grows only what is new is looked at, and the frame before, whose text may
 * have come after it; rows that stay are not touched, so that a table keeps its place and its selection.
 */
final class FrameRows {
    private final ObservableList<FrameRow> rows = FXCollections.observableArrayList();
    private boolean onlyText;
    private int taken;
    private @Nullable CapturedFrame last;
    private @Nullable Capture shown;

    ObservableList<FrameRow> rows() {
        return rows;
    }

    /** {@code newOnlyText}: without frames in which nothing of the answer was. */
    void show(@Nullable Capture capture, boolean newOnlyText) {
        if (capture == null) {
            rows.clear();
            forget();
            return;
        }
        CapturedFrame before = last;
        boolean grows = before != null && newOnlyText == onlyText && isOfTheSameRun(capture, before);
        if (grows) {
            grow(capture);
        } else {
            onlyText = newOnlyText;
            begin(FrameRow.of(capture, newOnlyText));
        }
        shown = capture;
        taken = size(capture);
        last = taken == 0 ? null : tail(capture, taken - 1).getFirst();
    }

    private void forget() {
        taken = 0;
        last = null;
        shown = null;
    }

    private boolean isOfTheSameRun(Capture capture, CapturedFrame before) {
        Capture known = shown;
        if (known == null || !known.startedAt().equals(capture.startedAt()) || size(capture) < taken) {
            return false;
        }
        CapturedFrame same = tail(capture, taken - 1).getFirst();
        return same.atNanos() == before.atNanos() && same.raw().equals(before.raw());
    }

    private void begin(List<FrameRow> all) {
        int kept = 0;
        while (kept < Math.min(all.size(), rows.size()) && all.get(kept).equals(rows.get(kept))) {
            kept++;
        }
        if (kept < rows.size()) {
            rows.remove(kept, rows.size());
        }
        rows.addAll(all.subList(kept, all.size()));
    }

    private void grow(Capture capture) {
        int from = Math.max(0, taken - 2);
        List<CapturedFrame> frames = tail(capture, from);
        List<FrameRow> more = new ArrayList<>();
        CapturedFrame before = taken < 2 ? null : frames.getFirst();
        for (int i = taken - 1 - from; i < frames.size(); i++) {
            CapturedFrame frame = frames.get(i);
            if (!onlyText || frame.text() != null) {
                Long gap = before == null ? null : Long.valueOf(frame.atNanos() - before.atNanos());
                more.add(new FrameRow(from + i + 1, frame, gap));
            }
            before = frame;
        }
        FrameRow latest = rows.isEmpty() ? null : rows.getLast();
        if (latest != null
                && !more.isEmpty()
                && latest.number() == more.getFirst().number()) {
            FrameRow again = more.removeFirst();
            if (!again.equals(latest)) {
                rows.set(rows.size() - 1, again);
            }
        }
        if (!more.isEmpty()) {
            rows.addAll(more);
        }
    }

    private static int size(Capture capture) {
        int size = 0;
        for (CapturedExchange exchange : capture.exchanges()) {
            size += exchange.frames().size();
        }
        return size;
    }

    /** The frames from the one with this index on. */
    private static List<CapturedFrame> tail(Capture capture, int from) {
        List<CapturedFrame> tail = new ArrayList<>();
        int first = 0;
        for (CapturedExchange exchange : capture.exchanges()) {
            List<CapturedFrame> frames = exchange.frames();
            int skipped = Math.clamp(from - first, 0, frames.size());
            tail.addAll(frames.subList(skipped, frames.size()));
            first += frames.size();
        }
        return tail;
    }
}
