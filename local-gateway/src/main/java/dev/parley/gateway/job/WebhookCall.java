package dev.parley.gateway.job;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Posts the end of a job: {@code {"type":"job.completed","timestamp","data":{"id","service","status"}}}, never what was
 * asked or answered. Follows no redirect. Blocking.
 */
final class WebhookCall implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The receiver wants no more calls. */
    private static final int GONE = 410;

    private final WebhookSignature signature;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    WebhookCall(WebhookSignature signature, Clock clock) {
        this.signature = signature;
        this.clock = clock;
    }

    /**
     * Posts once.
     *
     * @throws JobStoreException if it was not taken
     */
    void post(URI url, JobStatus job) {
        String id = "msg_" + job.id();
        long now = clock.instant().getEpochSecond();
        String body = body(job);
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", signature.of(id, now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = send(request);
        if ((status < 200 || status > 299) && status != GONE) {
            throw new JobStoreException("A webhook answered with status " + status + ".");
        }
    }

    private int send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new JobStoreException("A webhook could not be reached.", e);
        } catch (InterruptedException e) {
            throw new JobInterruptedException();
        }
    }

    /** Names and ids here need no escaping: they are letters, digits, dots, dashes and underscores. */
    private static String body(JobStatus job) {
        String status = job.state().wireName();
        Instant ended = job.finishedAt() == null ? job.createdAt() : job.finishedAt();
        return "{\"type\":\"job." + status + "\",\"timestamp\":\"" + ended + "\",\"data\":{\"id\":\"" + job.id()
                + "\",\"service\":\"" + job.service() + "\",\"status\":\"" + status + "\"}}";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
