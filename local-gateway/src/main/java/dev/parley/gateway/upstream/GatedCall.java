package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call on its way through the gate of its service. Lives on the call's event loop, but for what the gate calls. */
final class GatedCall implements UpstreamCall, CallGate.Entrant {
    private final Context context;
    private final CallGate gate;
    private final GateKeeper keeper;
    private final CallHead head;
    private final boolean endless;
    private final ReplySink reply;
    private final Function<GatedCall, RemoteCall> going;
    private final long since = System.nanoTime();
    /** When it had passed the gate, by {@link System#nanoTime}. */
    private long passed;

    private @Nullable RemoteCall call;
    private long timer = -1;
    private boolean over;

    /** @param going makes the call and starts it; it then runs {@link #ended} at its end */
    GatedCall(
            Context context,
            CallGate gate,
            GateKeeper keeper,
            CallHead head,
            ReplySink reply,
            Function<GatedCall, RemoteCall> going) {
        this.context = context;
        this.gate = gate;
        this.keeper = keeper;
        this.head = head;
        this.endless = head.patience() == Patience.ENDLESS;
        this.reply = reply;
        this.going = going;
    }

    /** Enters; a relayed call that does not get through is refused after {@code hold}. */
    void enter(Duration hold) {
        if (gate.enter(this)) {
            passed = since;
            go();
        } else if (!endless && !over) {
            if (hold.toMillis() < 1) {
                held();
            } else {
                timer = context.owner().setTimer(hold.toMillis(), _ -> held());
            }
        }
    }

    private void held() {
        timer = -1;
        int position = gate.position(this);
        if (!over && call == null && position > 0 && gate.withdraw(this)) {
            over = true;
            reply.waited(System.nanoTime() - since);
            reply.broken(keeper.late(position));
        }
    }

    private void go() {
        cancelTimer();
        if (over) {
            leave();
            return;
        }
        if (endless) {
            reply.waiting(null);
        }
        // The call may end while it is being made, so that cancel() must already know that it has begun.
        call = going.apply(this);
    }

    /** The call that was made has ended. */
    void ended() {
        over = true;
        leave();
    }

    private void leave() {
        gate.leave(System.nanoTime() - passed);
    }

    private void cancelTimer() {
        if (timer >= 0) {
            context.owner().cancelTimer(timer);
            timer = -1;
        }
    }

    @Override
    public void cancel() {
        if (call != null) {
            call.cancel();
        } else if (!over) {
            over = true;
            cancelTimer();
            gate.withdraw(this); // if it was admitted meanwhile, go() finds it over
        }
    }

    @Override
    public void admitted() {
        context.runOnContext(_ -> {
            passed = System.nanoTime();
            if (!over) {
                reply.waited(passed - since);
            }
            go();
        });
    }

    @Override
    public void refused(UpstreamFailure failure) {
        context.runOnContext(_ -> {
            cancelTimer();
            if (!over) {
                over = true;
                reply.waited(System.nanoTime() - since);
                reply.broken(failure);
            }
        });
    }

    @Override
    public void moved(int position) {
        Waiting waiting = keeper.waiting(position);
        context.runOnContext(_ -> {
            if (!over && call == null) {
                reply.waiting(waiting);
            }
        });
    }

    @Override
    public boolean listens() {
        return endless;
    }

    @Override
    public long since() {
        return since;
    }

    @Override
    public String uri() {
        return head.uri();
    }
}
