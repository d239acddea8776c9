package dev.parley.app.inspector;

import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame in the table.
 *
 * @param number from 1, over all exchanges of the run
 * @param gapNanos since the frame before; {@code null} for the first
 */
record FrameRow(int number, CapturedFrame frame, @Nullable Long gapNanos) {

    /** {@code onlyText}: without those in which nothing of the answer was. */
    static List<FrameRow> of(Capture capture, boolean onlyText) {
        List<FrameRow> rows = new ArrayList<>();
        CapturedFrame before = null;
        int number = 0;
        for (CapturedFrame frame : capture.frames().toList()) {
            number++;
            if (!onlyText || frame.text() != null) {
                rows.add(new FrameRow(number, frame, before == null ? null : frame.atNanos() - before.atNanos()));
            }
            before = frame;
        }
        return rows;
    }
}
