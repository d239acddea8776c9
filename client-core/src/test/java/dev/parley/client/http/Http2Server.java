package dev.parley.client.http;

import dev.parley.testkit.TlsIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A real server of HTTP/2 over TLS, chosen by ALPN (RFC 7301), on a free loopback port. */
final class Http2Server implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<HttpConnection> connections = new CopyOnWriteArrayList<>();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    /** A request whose body has come; it ended {@code early} if the client reset it. */
    record Stream(HttpServerRequest request, String body, CompletableFuture<Void> early) {
        void event(String data) {
            request.response().write("data: " + data + "\n\n");
        }

        void text(String piece) {
            event("{\"choices\":[{\"delta\":{\"content\":\"" + piece + "\"}}]}");
        }

        void end() {
            event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
            event("[DONE]");
            request.response().end();
        }
    }

    /** Hands every request, once its body is here, to {@code script}. */
    Http2Server(TlsIdentity identity, Consumer<Stream> script) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(identity.certificatePem()))
                        .addKeyValue(Buffer.buffer(identity.keyPem())));
        server = vertx.createHttpServer(options)
                .connectionHandler(connections::add)
                .requestHandler(request -> serve(request, script))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private void serve(HttpServerRequest request, Consumer<Stream> script) {
        CompletableFuture<Void> early = new CompletableFuture<>();
        request.response().exceptionHandler(fault -> early.complete(null));
        request.body().onSuccess(body -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            Stream stream = new Stream(request, body.toString(), early);
            streams.add(stream);
            script.accept(stream);
        });
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.actualPort());
    }

    List<Stream> streams() {
        return List.copyOf(streams);
    }

    int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
