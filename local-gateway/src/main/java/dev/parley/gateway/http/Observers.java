package dev.parley.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who hears of a request once it is over. */
record Observers(
        GatewayMetrics metrics, RequestLog recent, @Nullable AccessLog accessLog) {

    /** Looks back at a request whose response has just ended, whichever way. */
    void finished(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = exchange.response();
        RequestSummary summary = exchange.trace()
                .summary(
                        exchange.id(),
                        request.method().name(),
                        response.getStatusCode(),
                        request.bytesRead(),
                        response.bytesWritten(),
                        System.nanoTime());
        metrics.finished(summary);
        recent.finished(summary, Instant.now());
        if (accessLog != null) {
            accessLog.finished(summary);
        }
    }
}
