package dev.parley.app.fx;

import com.sun.glass.ui.Timer;
import org.jspecify.annotations.Nullable;

/** A timer for the toolkit's pulses that does stop when the toolkit pauses it. */
final class PulseTimer extends Timer {
    /** The toolkit wants a number that is not 0 for a timer that was started. */
    private static final long STARTED = 1;

    private volatile @Nullable Beat beat;

    PulseTimer(Runnable pulse) {
        super(pulse);
    }

    @Override
    protected long _start(Runnable pulse) {
        throw new UnsupportedOperationException("no period");
    }

    @Override
    protected long _start(Runnable pulse, int periodMillis) {
        beat = new Beat("pulse", pulse, periodMillis);
        return STARTED;
    }

    @Override
    protected void _stop(long timer) {
        Beat running = beat;
        if (running != null) {
            running.end();
        }
    }

    @Override
    protected void _pause(long timer) {
        Beat running = beat;
        if (running != null) {
            running.pause();
        }
    }

    @Override
    protected void _resume(long timer) {
        Beat running = beat;
        if (running != null) {
            running.resume();
        }
    }
}
