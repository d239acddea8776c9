package dev.parley.app.fx;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets the toolkit rest on Linux too. JavaFX pauses the timer of its pulses when there has been nothing to draw for a quarter of a
 * second, but on GTK the timer passes over that and goes on to wake the toolkit's thread sixty times a second: half a
 * percent of a core for nothing. This gives the toolkit another timer (docs/adr/0018).
 *
 * <p>It reaches into what JavaFX does not publish. Where that is closed ({@code --add-opens} is missing) or different, the toolkit
 * keeps its own timer, which is as good in all but this.
 */
public final class RestingPulse {
    private static final String TOOLKIT = "com.sun.javafx.tk.Toolkit";
    private static final String QUANTUM = "com.sun.javafx.tk.quantum.QuantumToolkit";
    private static final String TIMER = "com.sun.glass.ui.Timer";
    private static final String GTK_TIMER = "com.sun.glass.ui.gtk.GtkTimer";

    private RestingPulse() {}

    /** On the toolkit's thread, at any time; that it is late costs little, and its reflection a window's start 25 ms. */
    public static void install() {
        try {
            Object toolkit = Class.forName(TOOLKIT).getMethod("getToolkit").invoke(null);
            Field field = Class.forName(QUANTUM).getDeclaredField("pulseTimer");
            field.setAccessible(true);
            Object own = field.get(toolkit);
            if (own != null && own.getClass().getName().equals(GTK_TIMER) && isOpen()) {
                replace(toolkit, field, own);
            }
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            Logger.getLogger(RestingPulse.class.getName()).log(Level.FINE, "the toolkit keeps its timer", e);
        }
    }

    private static boolean isOpen() throws ClassNotFoundException {
        Module toolkit = Class.forName(TIMER).getModule();
        return toolkit.isExported("com.sun.glass.ui", RestingPulse.class.getModule());
    }

    private static void replace(Object toolkit, Field field, Object own) throws ReflectiveOperationException {
        Class<?> quantum = field.getDeclaringClass();
        Field period = quantum.getDeclaredField("PULSE_INTERVAL");
        Field pulse = quantum.getDeclaredField("timerRunnable");
        period.setAccessible(true);
        pulse.setAccessible(true);
        if (!(pulse.get(toolkit) instanceof Runnable task)) {
            return;
        }
        PulseTimer timer = new PulseTimer(task);
        // Under the lock under which the toolkit pauses and resumes: between the two timers no pulse is lost.
        synchronized (toolkit) {
            field.set(toolkit, timer);
            timer.start(period.getInt(toolkit));
        }
        ((com.sun.glass.ui.Timer) own).stop();
    }
}
