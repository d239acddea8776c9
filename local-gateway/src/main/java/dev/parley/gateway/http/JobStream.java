package dev.parley.gateway.http;

import dev.parley.gateway.job.JobEvent;
import dev.parley.gateway.job.JobFeed;
import dev.parley.gateway.job.JobOutcome;
import dev.parley.gateway.job.JobPage;
import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobStatus;
import dev.parley.gateway.job.JobStoreException;
import dev.parley.gateway.upstream.Waiting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job as server-sent events: {@code state}, {@code attempt}, {@code head}, {@code chunk}, and one of
 * {@code completed}, {@code failed}, {@code cancelled} as the last. The module's README has their data. Blocking.
 */
final class JobStream {
    private final JsonBody json;

    JobStream(JsonBody json) {
        this.json = json;
    }

    /** Answers with the events after {@code Last-Event-ID}, those to come included; 204 if there are none and none come. */
    void follow(Exchange exchange, JobQueue queue, JobStatus job) {
        long after = lastEventId(exchange);
        try (JobFeed feed = queue.follow(job, after)) {
            JobPage first = feed.next();
            if (first == null || over(first)) {
                // Also what tells a browser's EventSource not to come again.
                exchange.onLoop(() -> exchange.response().setStatusCode(204).end());
                return;
            }
            EventStream stream = new EventStream(exchange);
            stream.open();
            send(stream, feed, first, after);
        }
    }

    private static long lastEventId(Exchange exchange) {
        String id = exchange.request().getHeader("Last-Event-ID");
        return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    private static boolean over(JobPage page) {
        return page.status().state().finished() && page.events().isEmpty();
    }

    private void send(EventStream stream, JobFeed feed, JobPage first, long after) {
        String state = "";
        long seen = after;
        try {
            for (JobPage page = first; page != null && !over(page); page = next(feed, page)) {
                String now = state(page);
                if (!now.equals(state) && !page.status().state().finished()) {
                    state = now;
                    stream.send(Long.toString(seen), "state", now);
                }
                for (JobEvent event : page.events()) {
                    seen = event.number();
                    stream.send(Long.toString(seen), name(event), data(event));
                }
                if (!stream.keepAlive()) {
                    return; // the caller has left
                }
            }
            stream.end();
        } catch (JobStoreException e) {
            stream.cut();
        }
    }

    private static @Nullable JobPage next(JobFeed feed, JobPage last) {
        try {
            if (last.events().isEmpty()) {
                feed.await();
            }
            return feed.next();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a stream", e);
        }
    }

    private String state(JobPage page) {
        ObjectNode state = json.newObject()
                .put("status", page.status().state().wireName())
                .put("attempts", page.status().attempts());
        if (page.position() > 0) {
            state.put("position", page.position());
        }
        Waiting wait = page.waitsFor();
        if (wait != null) {
            ObjectNode service = state.putObject("service").put("state", wait.word());
            if (wait.position() > 0) {
                service.put("position", wait.position());
            }
        }
        return json.text(state);
    }

    private static String name(JobEvent event) {
        return switch (event) {
            case JobEvent.Attempt _ -> "attempt";
            case JobEvent.Head _ -> "head";
            case JobEvent.Chunk _ -> "chunk";
            case JobEvent.End end -> end.status().state().wireName();
        };
    }

    private String data(JobEvent event) {
        ObjectNode data = json.newObject();
        switch (event) {
            case JobEvent.Attempt attempt -> data.put("attempt", attempt.attempt());
            case JobEvent.Head head ->
                data.put("status_code", head.statusCode()).put("content_type", head.contentType());
            case JobEvent.Chunk chunk -> data.put("text", chunk.text());
            case JobEvent.End end -> end(data, end.status());
        }
        return json.text(data);
    }

    private static void end(ObjectNode data, JobStatus job) {
        data.put("status", job.state().wireName()).put("attempts", job.attempts());
        JobOutcome outcome = job.outcome();
        if (outcome != null && outcome.statusCode() != null) {
            data.put("status_code", outcome.statusCode());
        }
        if (outcome != null && outcome.failReason() != null) {
            data.put("fail_reason", outcome.failReason());
        }
    }
}
