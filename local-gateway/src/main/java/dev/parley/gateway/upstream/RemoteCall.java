package dev.parley.gateway.upstream;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One request to a service over HTTP and its answer. What fails before the answer's head may go to another server of the
 * service. Lives on one event loop.
 */
final class RemoteCall implements UpstreamCall {
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final CallRules rules;
    private final Replicas replicas;
    private final CallHead head;
    private final RequestBody body;
    private final @Nullable ReplayBody replay;
    private final ReplySink reply;
    private final Runnable atEnd;
    private final CallTimer timer;
    private Set<Replica> tried = Set.of();
    private @Nullable Replica replica;
    private @Nullable HttpClientRequest request;
    /** Whether some server may have got something of the request. */
    private boolean anyLeft;

    /** Whether the request has gone out whole, to the server that it goes to now. */
    private boolean sent;

    private boolean answered;
    private boolean over;

    /** A call that is not yet made; {@code atEnd} runs once, whichever way it ends. */
    RemoteCall(CallRules rules, Replicas replicas, CallHead head, RequestBody body, ReplySink reply, Runnable atEnd) {
        this.rules = rules;
        this.replicas = replicas;
        this.head = head;
        this.replay = rules.replays() && replicas.all().size() > 1 ? new ReplayBody(body) : null;
        this.body = replay == null ? body : replay;
        this.reply = reply;
        this.atEnd = atEnd;
        this.timer = new CallTimer(rules.timeouts(), this::late);
    }

    void start(CallTicks ticks) {
        Replica first = replicas.begin(tried);
        if (first == null) {
            over = true;
            atEnd.run();
            reply.broken(UpstreamFailure.unavailable(rules.service(), replicas.retryAfter()));
            return;
        }
        if (rules.timeouts().any()) {
            ticks.add(timer);
        }
        attempt(first);
    }

    private void attempt(Replica to) {
        replica = to;
        timer.enter(CallPhase.CONNECT);
        to.connect(head.method(), head.uri())
                .onComplete(connected -> connected(to, connected), cause -> unreached(to, cause));
    }

    private boolean at(Replica one) {
        return !over && replica == one;
    }

    private void unreached(Replica from, Throwable cause) {
        if (at(from)) {
            failed(UpstreamFailure.unreachable(rules.service(), reason(cause)), false);
        }
    }

    private void connected(Replica to, HttpClientRequest connected) {
        if (!at(to)) {
            Connections.abort(connected);
            return;
        }
        request = connected;
        sent = false;
        connected.headers().addAll(head.headers());
        to.authorize(connected);
        connected.exceptionHandler(cause -> lost(to, cause));
        connected.response().onComplete(response -> answered(to, response), cause -> lost(to, cause));
        if (body.length() > 0 || WITH_BODY.contains(connected.getMethod())) {
            connected.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
        }
        timer.enter(CallPhase.UNTIMED);
        Outgoing out = new Outgoing(to, connected);
        body.start(out::write, out::end);
        out.started();
    }

    /**
     * What goes to one server. It may answer and leave before it has read everything; its answer says how that ended. A body
     * that is there already, as most are, leaves with its head in one piece.
     */
    private final class Outgoing {
        private final Replica to;
        private final HttpClientRequest by;
        private boolean starting = true;
        private @Nullable Buffer first;

        Outgoing(Replica to, HttpClientRequest by) {
            this.to = to;
            this.by = by;
        }

        void write(Buffer chunk) {
            if (starting && first == null) {
                first = chunk;
                return;
            }
            writeFirst();
            if (at(to)) {
                by.write(chunk);
            }
        }

        /** What did not come to its end at once goes on its way piece by piece. */
        void started() {
            starting = false;
            writeFirst();
        }

        private void writeFirst() {
            Buffer held = first;
            first = null;
            if (held != null && at(to)) {
                by.write(held);
            }
        }

        void end() {
            Buffer whole = first;
            first = null;
            if (!at(to)) {
                return;
            }
            sent = true;
            if (whole == null) {
                by.end();
            } else {
                by.end(whole);
            }
            if (!answered) {
                timer.enter(CallPhase.FIRST_BYTE);
            }
        }
    }

    private void lost(Replica from, Throwable cause) {
        if (at(from)) {
            failed(
                    answered
                            ? UpstreamFailure.cut(rules.service())
                            : UpstreamFailure.unreachable(rules.service(), reason(cause)),
                    true);
        }
    }

    private void answered(Replica by, HttpClientResponse response) {
        if (!at(by)) {
            return;
        }
        answered = true;
        if (replay != null) {
            replay.forget();
        }
        by.answered(response.statusCode(), response.getHeader(HttpHeaders.RETRY_AFTER));
        timer.enter(CallPhase.IDLE);
        response.handler(chunk -> received(response, chunk));
        response.exceptionHandler(_ -> {
            if (!over) {
                failed(UpstreamFailure.cut(rules.service()), true);
            }
        });
        response.endHandler(_ -> finished(by, response));
        reply.head(response.statusCode(), response.headers());
    }

    private void received(HttpClientResponse response, Buffer chunk) {
        if (over) {
            return;
        }
        timer.touch();
        reply.write(chunk);
        if (reply.full()) {
            response.pause();
            timer.enter(CallPhase.UNTIMED);
            reply.onDrain(() -> {
                timer.enter(CallPhase.IDLE);
                response.resume();
            });
        }
    }

    private void finished(Replica by, HttpClientResponse response) {
        if (!over) {
            by.release(response.request(), response, sent);
            end(Replica.End.WELL);
            reply.end();
        }
    }

    private void late(CallPhase phase) {
        if (over) {
            return;
        }
        UpstreamFailure failure =
                UpstreamFailure.timeout(rules.service(), phase, rules.timeouts().of(phase));
        if (phase == CallPhase.TOTAL) {
            give(failure, Replica.End.UNKNOWN);
        } else {
            failed(failure, phase != CallPhase.CONNECT);
        }
    }

    /** @param left whether something of the request had left, so that the server may have acted on it */
    private void failed(UpstreamFailure failure, boolean left) {
        Replica failing = replica;
        anyLeft = anyLeft || left;
        UpstreamFailure told = anyLeft ? failure : failure.asUnsent();
        if (failing == null || answered || (left && replay == null)) {
            give(told, Replica.End.BADLY);
            return;
        }
        tried = withTried(failing);
        Replica other = replicas.begin(tried);
        if (other == null) {
            give(told, Replica.End.BADLY);
        } else {
            replica = other;
            failing.ended(Replica.End.BADLY);
            abort();
            attempt(other);
        }
    }

    private Set<Replica> withTried(Replica one) {
        Set<Replica> more = new HashSet<>(tried);
        more.add(one);
        return more;
    }

    private void give(UpstreamFailure failure, Replica.End how) {
        end(how);
        abort();
        reply.broken(failure);
    }

    private void end(Replica.End how) {
        over = true;
        timer.stop();
        if (replica != null) {
            replica.ended(how);
        }
        atEnd.run();
    }

    private void abort() {
        HttpClientRequest aborted = request;
        request = null;
        if (aborted != null) {
            Connections.abort(aborted);
        }
    }

    @Override
    public void cancel() {
        if (!over) {
            end(Replica.End.UNKNOWN);
            abort();
        }
    }

    /** The words of an exception may quote what was sent, so only its kind is told. */
    private static String reason(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> "its host name is not known";
            case ConnectTimeoutException _ -> "no connection in time";
            case TimeoutException _ -> "no connection in time";
            case ConnectException _ -> "the connection was refused";
            case SSLException _ -> "the encrypted connection failed (certificate or protocol)";
            default -> "the connection was closed before an answer came";
        };
    }
}
