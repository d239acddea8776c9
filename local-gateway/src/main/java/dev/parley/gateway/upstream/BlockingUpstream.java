package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes a {@link BlockingResponder} callable like any other model server. */
public final class BlockingUpstream implements Upstream {
    /** How long it takes until it is there again after {@link #sleep}. */
    private static final Duration LOAD = Duration.ofSeconds(6);

    private final String name;
    private final BlockingResponder responder;
    private final AtomicInteger pending = new AtomicInteger();
    private final SleepingModel model = new SleepingModel(LOAD);

    public BlockingUpstream(String name, BlockingResponder responder) {
        this.name = name;
        this.responder = responder;
    }

    @Override
    public String name() {
        return name;
    }

    /** Ready unless it was put to sleep: it is part of this process. */
    @Override
    public UpstreamStatus status() {
        int waiting = model.waiting().size();
        return new UpstreamStatus(
                name,
                UpstreamStatus.Kind.DEMO,
                model.state(),
                model.since(),
                List.of(),
                null,
                Math.max(0, pending.get() - waiting),
                waiting,
                null,
                0,
                model.startTime());
    }

    @Override
    public List<WaitingCall> waitingCalls() {
        return model.waiting();
    }

    @Override
    public boolean wake() {
        return model.begin();
    }

    /** Answers under way go on: they have what they need. */
    @Override
    public boolean sleep() {
        return model.unload();
    }

    @Override
    public void onChange(Runnable listener) {
        // It never changes.
    }

    @Override
    public UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply) {
        BlockingCall call = new BlockingCall(name, context, reply, pending);
        boolean endless = head.patience() == Patience.ENDLESS;
        body.whole(bytes -> call.start(
                (request, to) -> {
                    // What asks only after its state must not wake it.
                    if (request.method().equals("POST")) {
                        await(request.uri(), call, endless);
                    }
                    responder.answer(request, to);
                },
                request(head, bytes)));
        return call;
    }

    private void await(String uri, BlockingCall call, boolean endless) throws InterruptedException {
        long from = System.nanoTime();
        AtomicBoolean waits = new AtomicBoolean();
        model.await(uri, place -> {
            waits.set(true);
            if (endless) {
                call.tell(reply -> reply.waiting(new Waiting(UpstreamState.STARTING, place)));
            }
        });
        if (waits.get()) {
            long waited = System.nanoTime() - from;
            call.tell(reply -> reply.waited(waited));
            if (endless) {
                call.tell(reply -> reply.waiting(null));
            }
        }
    }

    private static UpstreamRequest request(CallHead head, Buffer body) {
        return new UpstreamRequest(head.method(), head.uri(), flat(head.headers()), body.getBytes());
    }

    /** Repeated headers become one, joined as RFC 9110, section 5.3, allows. */
    private static Map<String, String> flat(MultiMap headers) {
        Map<String, String> flat = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : headers) {
            flat.merge(header.getKey(), header.getValue(), (first, second) -> first + ", " + second);
        }
        return flat;
    }
}
