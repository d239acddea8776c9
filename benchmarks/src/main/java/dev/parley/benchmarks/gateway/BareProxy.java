package dev.parley.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The engine and nothing else: a proxy of Vert.x that passes method, path, headers and body on and the answer back, its head
 * at once, and ends the upstream's request when the caller leaves. No token, no limits, no log, no error of its own. Takes
 * the upstream's port, prints its own, ends when its standard input does.
 */
final class BareProxy {
    private final HttpClientAgent client;
    private final RequestOptions target;

    private BareProxy(HttpClientAgent client, int upstream) {
        this.client = client;
        this.target = new RequestOptions().setHost("127.0.0.1").setPort(upstream);
    }

    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        HttpClientAgent client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(1_024));
        BareProxy proxy = new BareProxy(client, Integer.parseInt(args[0]));
        int port = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(proxy::pass)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        System.out.println(port);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private void pass(HttpServerRequest request) {
        request.pause();
        request.exceptionHandler(_ -> {});
        client.request(new RequestOptions(target).setMethod(request.method()).setURI(request.uri()))
                .onSuccess(sent -> pass(request, sent))
                .onFailure(_ -> request.response().setStatusCode(502).end());
    }

    private static void pass(HttpServerRequest request, HttpClientRequest sent) {
        HttpServerResponse response = request.response();
        response.closeHandler(_ -> sent.reset());
        response.exceptionHandler(_ -> {});
        sent.headers().setAll(request.headers()).remove("host");
        sent.response().onSuccess(answer -> answer(answer, response)).onFailure(_ -> {
            if (!response.closed()) {
                response.setStatusCode(502).end();
            }
        });
        request.handler(sent::write);
        request.endHandler(_ -> sent.end());
        request.resume();
    }

    private static void answer(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode()).headers().setAll(answer.headers());
        response.writeHead();
        answer.handler(chunk -> {
            response.write(chunk);
            if (response.writeQueueFull()) {
                answer.pause();
                response.drainHandler(_ -> answer.resume());
            }
        });
        answer.endHandler(_ -> response.end());
        answer.exceptionHandler(_ -> response.reset());
    }
}
