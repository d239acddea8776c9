package dev.parley.gateway.upstream.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One life of a service's process, on a virtual thread of its own: start, get ready, run, end. */
final class ProcessRun {
    private static final Duration PROBE_EVERY = Duration.ofMillis(250);
    private static final Duration TOO_LATE_GRACE = Duration.ofSeconds(5);
    private static final int LINE_LENGTH = 300;
    private static final long END_WAIT_S = 4;

    private final ProcessSettings settings;
    private final ProcessLog log;
    private final ProcessUpstream owner;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable ModelProcess process;
    private @Nullable Duration stopGrace;

    ProcessRun(ProcessSettings settings, ProcessLog log, ProcessUpstream owner) {
        this.settings = settings;
        this.log = log;
        this.owner = owner;
    }

    void start() {
        Thread.ofVirtual().name(settings.name() + "-process").start(this::live);
    }

    private void live() {
        String why = "The service " + settings.name() + " could not be started.";
        try {
            int port = Ports.choose(settings.name(), settings.port());
            why = live(ModelProcess.start(settings, port, System.getenv(), log), port);
        } catch (StartException e) {
            why = e.getMessage() == null ? why : e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            owner.ended(this, why);
            over.countDown();
        }
    }

    private String live(ModelProcess started, int port) throws InterruptedException {
        Duration grace;
        lock.lock();
        try {
            process = started;
            grace = stopGrace;
        } finally {
            lock.unlock();
        }
        String why = null;
        boolean ready = false;
        if (grace != null) {
            started.terminate(grace); // told to stop before there was anything to stop
        } else if (becomesReady(started, port)) {
            ready = true;
            owner.ready(this, port);
        } else if (started.alive()) {
            why = "The service " + settings.name() + " was not ready within "
                    + settings.readyWithin().toSeconds() + " seconds.";
            started.terminate(TOO_LATE_GRACE);
        }
        int code = started.await();
        return why == null ? ended(code, ready) : why;
    }

    private boolean becomesReady(ModelProcess started, int port) throws InterruptedException {
        ReadyProbe probe = new ReadyProbe(port, settings.readyPath(), settings.key());
        long end = System.nanoTime() + settings.readyWithin().toNanos();
        while (System.nanoTime() - end < 0) {
            if (started.alive() && probe.ready()) {
                return started.alive();
            }
            if (started.ends(PROBE_EVERY)) {
                return false;
            }
        }
        return false;
    }

    /** Before it was ready no call has reached it, so that its last line holds nothing of any; later it might. */
    private String ended(int code, boolean ready) {
        String name = "The service " + settings.name() + " " + ExitWords.of(code);
        if (ready) {
            return name + "; the next call starts it again.";
        }
        List<String> last = log.tail(1);
        return name + " before it was ready" + (last.isEmpty() ? "." : "; its last line: " + shown(last.getFirst()));
    }

    private String shown(String line) {
        String shown = line;
        for (String secret : settings.secrets()) {
            shown = shown.replace(secret, "••••");
        }
        for (String name : settings.environment().keySet()) {
            String value = settings.environment().get(name);
            if (value != null && ChildEnvironment.isSecret(name) && !value.isEmpty()) {
                shown = shown.replace(value, "••••");
            }
        }
        return shown.length() > LINE_LENGTH ? shown.substring(0, LINE_LENGTH) + "…" : shown;
    }

    /** Ends the process, or sees to it that it ends as soon as there is one. Does not wait. */
    void stop(Duration grace) {
        lock.lock();
        try {
            stopGrace = grace;
        } finally {
            lock.unlock();
        }
        ModelProcess running = process;
        if (running != null) {
            Thread.ofVirtual().name(settings.name() + "-stop").start(() -> running.terminate(grace));
        }
    }

    @Nullable Long pid() {
        ModelProcess running = process;
        return running == null ? null : running.pid();
    }

    void awaitEnd() {
        try {
            over.await(END_WAIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
