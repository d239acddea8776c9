package dev.parley.gateway.upstream.process;

import dev.parley.gateway.upstream.BreakerRules;
import dev.parley.gateway.upstream.CallGate;
import dev.parley.gateway.upstream.CallHead;
import dev.parley.gateway.upstream.CallRules;
import dev.parley.gateway.upstream.CallTicks;
import dev.parley.gateway.upstream.ChangeListeners;
import dev.parley.gateway.upstream.GateKeeper;
import dev.parley.gateway.upstream.HttpCalls;
import dev.parley.gateway.upstream.Patience;
import dev.parley.gateway.upstream.RecentDuration;
import dev.parley.gateway.upstream.Replica;
import dev.parley.gateway.upstream.Replicas;
import dev.parley.gateway.upstream.ReplySink;
import dev.parley.gateway.upstream.RequestBody;
import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.UpstreamCall;
import dev.parley.gateway.upstream.UpstreamFailure;
import dev.parley.gateway.upstream.UpstreamState;
import dev.parley.gateway.upstream.UpstreamStatus;
import dev.parley.gateway.upstream.Waiting;
import dev.parley.gateway.upstream.WaitingCall;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A model server that is started by the first call that wants it. Its state changes under the lock of its group only, by
 * {@link ProcessGroup#change}; what is volatile can be read without.
 */
public final class ProcessUpstream implements Upstream, GateKeeper {
    /** From SIGTERM to SIGKILL, while the gateway goes on. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** What is told before the first start has told better. */
    private static final Duration UNKNOWN = Duration.ofSeconds(10);

    private final ProcessSettings settings;
    private final ProcessGroup group;
    private final Vertx vertx;
    private final HttpClientAgent client;
    private final CallGate gate;
    private final HttpCalls calls;
    private final ProcessLog log;
    private final RecentDuration startTime = new RecentDuration();
    private final ChangeListeners listeners = new ChangeListeners();
    private final BackOff backOff = new BackOff();
    private volatile UpstreamState state = UpstreamState.STOPPED;
    private volatile Instant since = Instant.now();
    private volatile long startedAt;
    private volatile long readyAt;
    private final AtomicInteger starts = new AtomicInteger();
    private volatile @Nullable String failure;
    private volatile @Nullable ProcessRun run;
    private volatile Replicas replicas = new Replicas(List.of());
    private volatile boolean retired;
    private boolean changed;

    /** A service that does not run yet, in its group or in one of its own. */
    public ProcessUpstream(Vertx vertx, CallTicks ticks, ProcessGroup group, ProcessSettings settings) {
        this.settings = settings;
        this.group = group;
        this.vertx = vertx;
        this.client = HttpCalls.client(vertx, settings.timeouts());
        this.gate = new CallGate(settings.concurrency(), false, this);
        this.log = new ProcessLog(settings.log());
        CallRules rules = new CallRules(settings.name(), settings.timeouts(), false);
        this.calls = new HttpCalls(rules, ticks, gate, this, settings.hold(), () -> replicas);
        group.add(this);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public List<String> models() {
        return settings.models();
    }

    @Override
    public UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply) {
        Duration pause = Duration.ofNanos(failedFor());
        if (head.patience() == Patience.RELAYED && pause.compareTo(settings.hold()) > 0) {
            reply.broken(failed(pause)); // it would be held for nothing
            return () -> {};
        }
        return calls.open(context, head, body, reply);
    }

    /** Nanoseconds until it may be started after a failure; 0 if nothing forbids it. */
    private long failedFor() {
        return state == UpstreamState.FAILED ? group.backOff(this) : 0;
    }

    @Override
    public void retire() {
        group.change(() -> retired = true);
    }

    // What the group asks and does, under its lock.

    boolean retired() {
        return retired;
    }

    /** Whether it is retired, and nothing of it is left. */
    boolean gone() {
        boolean down = state == UpstreamState.STOPPED || state == UpstreamState.FAILED;
        return retired && down && gate.waiting() == 0;
    }

    CallGate gate() {
        return gate;
    }

    UpstreamState state() {
        return state;
    }

    long readyAt() {
        return readyAt;
    }

    @Nullable Duration startTime() {
        return startTime.average();
    }

    /** Nanoseconds, 0 for never. */
    long idleStop() {
        return settings.idleStop().toNanos();
    }

    long backOff(long now) {
        return backOff.remaining(now);
    }

    void begin(long now) {
        become(UpstreamState.STARTING);
        startedAt = now;
        starts.incrementAndGet();
        ProcessRun next = new ProcessRun(settings, log, this);
        run = next;
        next.start();
        gate.tell();
    }

    void stop() {
        stop(GRACE);
    }

    private void stop(Duration grace) {
        become(UpstreamState.STOPPING);
        ProcessRun running = run;
        if (running != null) {
            running.stop(grace);
        }
        gate.tell();
    }

    void shut(Duration grace) {
        gate.close();
        gate.refuseAll(UpstreamFailure.stopping(settings.name()));
        if (state == UpstreamState.STARTING || state == UpstreamState.READY) {
            stop(grace);
        } else if (state == UpstreamState.STOPPING && run != null) {
            run.stop(grace); // sooner than it was going to
        }
    }

    private void become(UpstreamState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException(settings.name() + " cannot go from " + state + " to " + next);
        }
        state = next;
        since = Instant.now();
        changed = true;
        group.changed();
    }

    boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    void tell() {
        listeners.tell();
    }

    // What its process tells, on the process's thread.

    /** It serves; nothing to do if it was told to stop meanwhile. */
    void ready(ProcessRun by, int port) {
        group.change(() -> {
            if (run != by || state != UpstreamState.STARTING) {
                return;
            }
            become(UpstreamState.READY);
            readyAt = System.nanoTime();
            startTime.took(Duration.ofNanos(readyAt - startedAt));
            failure = null;
            replicas = new Replicas(List.of(new Replica(
                    vertx,
                    client,
                    URI.create("http://127.0.0.1:" + port),
                    settings.key(),
                    BreakerRules.NEVER,
                    () -> {})));
        });
    }

    /** It is gone, or never came; {@code why} is a sentence. */
    void ended(ProcessRun by, String why) {
        group.change(() -> {
            if (run != by) {
                return;
            }
            UpstreamState was = state;
            long now = System.nanoTime();
            run = null;
            replicas = new Replicas(List.of());
            gate.close();
            if (was == UpstreamState.STOPPING) {
                become(UpstreamState.STOPPED);
                return;
            }
            become(UpstreamState.FAILED);
            failure = why;
            backOff.failed(now, was == UpstreamState.READY ? now - readyAt : 0);
            if (was == UpstreamState.STARTING) {
                gate.refuseAll(failed(Duration.ofNanos(backOff.remaining(now))));
            }
            gate.tell();
        });
    }

    // What its gate asks.

    @Override
    public void wanted() {
        group.change(() -> {});
    }

    @Override
    public void left() {
        group.change(() -> {});
    }

    @Override
    public Waiting waiting(int position) {
        return new Waiting(state, position);
    }

    @Override
    public UpstreamFailure late(int position) {
        Duration pause = Duration.ofNanos(failedFor());
        if (state == UpstreamState.FAILED) {
            return failed(pause);
        }
        if (state == UpstreamState.READY && gate.limit() > 0 && gate.inside() >= gate.limit()) {
            return UpstreamFailure.busy(settings.name(), gate.untilFree());
        }
        Duration estimate = estimate();
        return UpstreamFailure.starting(settings.name(), estimate == null ? UNKNOWN : atLeastASecond(estimate));
    }

    /** How long until it serves, by what its starts took; {@code null}: nothing is known yet. */
    private @Nullable Duration estimate() {
        Duration start = startTime.average();
        if (start == null) {
            return null;
        }
        if (state == UpstreamState.STARTING) {
            Duration left = start.minusNanos(System.nanoTime() - startedAt);
            // Over its usual time it still needs some, or it would be there.
            Duration some = start.dividedBy(10);
            return left.compareTo(some) < 0 ? some : left;
        }
        Duration free = group.untilFree(this);
        return free == null ? null : free.plus(start);
    }

    private UpstreamFailure failed(Duration pause) {
        String why = failure;
        return UpstreamFailure.failed(
                why == null ? "The service " + settings.name() + " failed." : why, atLeastASecond(pause));
    }

    private static Duration atLeastASecond(Duration value) {
        return value.compareTo(SECOND) < 0 ? SECOND : value;
    }

    @Override
    public List<WaitingCall> waitingCalls() {
        return gate.calls();
    }

    @Override
    public @Nullable Duration idleStopIn() {
        long limit = idleStop();
        if (limit == 0 || state != UpstreamState.READY || !gate.quiet()) {
            return null;
        }
        long from = gate.quietSince() - readyAt > 0 ? gate.quietSince() : readyAt;
        return Duration.ofNanos(Math.max(0, from + limit - System.nanoTime()));
    }

    @Override
    public boolean wake() {
        return group.wake(this);
    }

    @Override
    public boolean sleep() {
        AtomicBoolean stopped = new AtomicBoolean();
        group.change(() -> {
            if (state == UpstreamState.STARTING || state == UpstreamState.READY) {
                gate.close();
                // Whoever waits would only start it again.
                gate.refuseAll(UpstreamFailure.stopping(settings.name()));
                stop(GRACE);
                stopped.set(true);
            }
        });
        return stopped.get();
    }

    @Override
    public UpstreamStatus status() {
        Replicas now = replicas;
        ProcessRun running = run;
        return new UpstreamStatus(
                settings.name(),
                UpstreamStatus.Kind.PROCESS,
                state,
                since,
                now.status(),
                running == null ? null : running.pid(),
                gate.inside(),
                gate.waiting(),
                failure,
                starts.get(),
                startTime.average());
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The last lines of its output, for its owner to see. */
    public List<String> lastLines(int count) {
        return log.tail(count);
    }

    /** Waits until its process is gone, a few seconds at most. */
    void awaitEnd() {
        ProcessRun running = run;
        if (running != null) {
            running.awaitEnd();
        }
        log.close();
    }
}
