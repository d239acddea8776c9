package dev.parley.gateway.upstream;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request to a remote server and its answer. Lives on one event loop. */
final class RemoteCall implements UpstreamCall {
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final String service;
    private final RequestBody body;
    private final ReplySink reply;
    private @Nullable HttpClientRequest request;
    private boolean over;

    RemoteCall(String service, RequestBody body, ReplySink reply) {
        this.service = service;
        this.body = body;
        this.reply = reply;
    }

    void connected(HttpClientRequest connected) {
        if (over) {
            connected.reset();
            return;
        }
        request = connected;
        connected.exceptionHandler(this::failed);
        connected.response().onComplete(this::answered, this::failed);
        if (body.length() > 0 || WITH_BODY.contains(connected.getMethod())) {
            connected.putHeader("Content-Length", Long.toString(body.length()));
        }
        body.start(chunk -> send(connected, chunk), () -> endOf(connected));
    }

    /** The server may answer and leave before it has read everything; its answer says how that ended. */
    private void send(HttpClientRequest to, Buffer chunk) {
        if (!over) {
            to.write(chunk);
        }
    }

    private void endOf(HttpClientRequest to) {
        if (!over) {
            to.end();
        }
    }

    private void answered(HttpClientResponse response) {
        if (over) {
            return;
        }
        response.handler(chunk -> received(response, chunk));
        response.exceptionHandler(_ -> broken(UpstreamFailure.cut(service)));
        response.endHandler(_ -> ended());
        reply.head(response.statusCode(), response.headers());
    }

    private void received(HttpClientResponse response, Buffer chunk) {
        if (over) {
            return;
        }
        reply.write(chunk);
        if (reply.full()) {
            response.pause();
            reply.onDrain(response::resume);
        }
    }

    private void ended() {
        if (!over) {
            over = true;
            reply.end();
        }
    }

    void failed(Throwable cause) {
        broken(UpstreamFailure.unreachable(service, reason(cause)));
    }

    private void broken(UpstreamFailure failure) {
        if (!over) {
            over = true;
            if (request != null) {
                request.reset();
            }
            reply.broken(failure);
        }
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            if (request != null) {
                request.reset();
            }
        }
    }

    /** The words of an exception may quote what was sent, so only its kind is told. */
    private static String reason(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> "its host name is not known";
            case ConnectTimeoutException _ -> "no connection within 10 seconds";
            case ConnectException _ -> "the connection was refused";
            case SSLException _ -> "the encrypted connection failed (certificate or protocol)";
            default -> "the connection was closed before an answer came";
        };
    }
}
