package dev.parley.gateway.http;

import dev.parley.gateway.job.JobCursor;
import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of a service's jobs, newest first: {@code {"data": [{"id", "status", "attempts", "created_at", "started_at",
 * "finished_at", "position"}], "next_cursor"}}. Times are in ISO 8601, {@code null} where they have not come; the position
 * is there while a job waits; the cursor is {@code null} on the last page. Blocking.
 */
final class JobList {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    private final Supplier<JobQueue> jobs;
    private final JsonBody json;

    JobList(Supplier<JobQueue> jobs, JsonBody json) {
        this.jobs = jobs;
        this.json = json;
    }

    /** Answers the page that {@code ?limit} (1 to 100) and {@code ?cursor} name. */
    void answer(Exchange exchange, String service) {
        int limit = limit(exchange.request().getParam("limit"));
        String from = exchange.request().getParam("cursor");
        JobCursor cursor = from == null ? null : JobCursor.read(from);
        if (limit < 1 || (from != null && cursor == null)) {
            Refusal bad = Refusal.badRequest(
                    "page_refused", "The limit is from 1 to " + MOST + ", the cursor is one of an earlier page.");
            exchange.onLoop(() -> exchange.refuse(bad));
            return;
        }
        String page = json.text(page(service, limit, cursor));
        exchange.onLoop(() -> exchange.json(200, page));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= MOST ? Integer.parseInt(text) : 0;
    }

    private ObjectNode page(String service, int limit, @Nullable JobCursor cursor) {
        JobQueue queue = jobs.get();
        List<JobStatus> found = queue.list(service, limit + 1, cursor);
        List<JobStatus> shown = found.subList(0, Math.min(limit, found.size()));
        Map<String, Integer> positions = queue.positions(shown);
        ObjectNode page = json.newObject();
        ArrayNode data = page.putArray("data");
        shown.forEach(job -> data.add(row(job, positions.get(job.id()))));
        boolean more = found.size() > limit;
        page.put("next_cursor", more ? JobQueue.after(shown.getLast()).text() : null);
        return page;
    }

    private ObjectNode row(JobStatus job, @Nullable Integer position) {
        ObjectNode row = json.newObject()
                .put("id", job.id())
                .put("status", job.state().wireName())
                .put("attempts", job.attempts())
                .put("created_at", job.createdAt().toString())
                .put("started_at", text(job.startedAt()))
                .put("finished_at", text(job.finishedAt()));
        return position == null ? row : row.put("position", position);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
