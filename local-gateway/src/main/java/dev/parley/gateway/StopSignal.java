package dev.parley.gateway;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Waits for SIGTERM or Ctrl-C. A shutdown hook would not do: with one the process still ends with 128 plus the signal's
 * number, while a program that was told to stop and stopped has succeeded; and a toolkit ends by a hook of its own.
 *
 * <p>{@code sun.misc.Signal} of the module jdk.unsupported is the only way to hear of a signal. It is called by
 * reflection because the compiler warns of every mention of it and cannot be told not to.
 */
public final class StopSignal {
    private static final List<String> NAMES = List.of("TERM", "INT");

    private final CountDownLatch told = new CountDownLatch(1);

    private StopSignal() {}

    /** Takes the signals over from the Java runtime. One that it cannot have keeps its default, to end the process. */
    public static StopSignal listen() {
        StopSignal stop = new StopSignal();
        NAMES.forEach(stop::takeOver);
        return stop;
    }

    private void takeOver(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> receiver = Class.forName("sun.misc.SignalHandler");
            Object onSignal = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(),
                    new Class<?>[] {receiver},
                    (_, method, _) -> method.getName().equals("handle") ? heard() : null);
            signal.getMethod("handle", signal, receiver)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
        } catch (InvocationTargetException e) {
            // The system does not have this signal, or the runtime was told to leave it alone (-Xrs).
            return;
        } catch (ReflectiveOperationException e) {
            throw new GatewayException("This Java runtime has no module jdk.unsupported.", e);
        }
    }

    private @Nullable Object heard() {
        told.countDown();
        return null;
    }

    /** Blocks until one comes. */
    public void await() throws InterruptedException {
        told.await();
    }
}
