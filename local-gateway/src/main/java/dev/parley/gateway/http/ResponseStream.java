package dev.parley.gateway.http;

import dev.parley.gateway.job.JobEvent;
import dev.parley.gateway.job.JobFeed;
import dev.parley.gateway.job.JobPage;
import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobState;
import dev.parley.gateway.job.JobStatus;
import dev.parley.gateway.job.JobStoreException;
import io.vertx.core.buffer.Buffer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The service's stream of a background response, replayed and followed. Its events get numbers of ours: 0 is
 * {@code response.queued}, which the gateway sends so that a caller knows the id before the service answers; those of a
 * later attempt, after a crash, begin a million higher, so that a number tells its attempt. Blocking.
 */
final class ResponseStream {
    /** For {@code starting_after}: nothing was seen yet. */
    static final long FROM_START = -1;

    private static final long ATTEMPT = 1_000_000;

    private final ResponseObject object;
    private final JsonBody json;

    ResponseStream(ResponseObject object, JsonBody json) {
        this.object = object;
        this.json = json;
    }

    /** Answers with the events after number {@code after}, those to come included. */
    void follow(Exchange exchange, JobQueue queue, JobStatus job, long after) {
        EventStream stream = new EventStream(exchange);
        stream.open();
        try (JobFeed feed = queue.follow(job, 0)) {
            JobPage page = feed.next();
            if (page != null) {
                new Following(stream, page.status(), after).all(feed, page);
            }
            stream.end();
        } catch (JobStoreException e) {
            stream.cut();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a stream", e);
        }
    }

    /** One caller's place in the stream. */
    private final class Following {
        private final EventStream stream;
        private final long after;
        private final String id;
        private EventReader reader = new EventReader();
        private int wanted;
        private int attempt = 1;
        private long number = 1;
        private boolean sentTheirs;
        private boolean over;

        Following(EventStream stream, JobStatus job, long after) {
            this.stream = stream;
            this.after = after;
            this.id = ResponseRoute.id(job);
            this.wanted = Math.max(1, job.attempts());
            if (after > 0 && after / ATTEMPT != wanted - 1) {
                restarted();
            } else if (after < 0) {
                ObjectNode queued = object.own(job).put("status", "queued");
                send("response.queued", 0, json.newObject().set("response", queued));
            }
        }

        void all(JobFeed feed, JobPage first) throws InterruptedException {
            JobPage page = first;
            while (page != null && !over) {
                page.events().forEach(this::take);
                if (over
                        || !stream.keepAlive()
                        || (page.status().state().finished() && page.events().isEmpty())) {
                    return;
                }
                if (page.events().isEmpty()) {
                    feed.await();
                }
                page = feed.next();
            }
        }

        private void take(JobEvent event) {
            if (over) {
                return;
            }
            switch (event) {
                case JobEvent.Attempt again -> begin(again.attempt());
                case JobEvent.Head _ -> {
                    // The status of the service is told by the end.
                }
                case JobEvent.Chunk chunk -> reader.read(chunk.text()).forEach(this::theirs);
                case JobEvent.End end -> end(end.status());
            }
        }

        private void begin(int next) {
            if (next > wanted && (sentTheirs || after > 0)) {
                restarted();
                return;
            }
            attempt = next;
            wanted = Math.max(wanted, next);
            number = (next - 1) * ATTEMPT + 1;
            reader = new EventReader();
        }

        private void theirs(String data) {
            ObjectNode event = attempt == wanted ? json.object(Buffer.buffer(data)) : null;
            if (event == null) {
                return; // [DONE], or of an attempt that does not count
            }
            if (event.path("response") instanceof ObjectNode response) {
                response.put("id", id).put("background", true);
            }
            long own = number++;
            sentTheirs = true;
            if (own > after) {
                send(event.path("type").asString("message"), own, event);
            }
        }

        private void end(JobStatus job) {
            over = true;
            if (job.state() != JobState.COMPLETED) {
                String type = job.state() == JobState.CANCELLED ? "response.cancelled" : "response.failed";
                long own = (Math.max(1, job.attempts()) - 1) * ATTEMPT + Math.max(1, number % ATTEMPT);
                send(type, own, json.newObject().set("response", object.own(job)));
            }
        }

        private void restarted() {
            over = true;
            ObjectNode error = json.newObject()
                    .put("code", "response_restarted")
                    .put(
                            "message",
                            "The response was started anew; what came before does not count. Stream it from"
                                    + " its start.")
                    .putNull("param");
            send("error", Math.max(0, after) + 1, error);
        }

        private void send(String type, long own, ObjectNode event) {
            event.put("type", type).put("sequence_number", own);
            stream.send(null, type, json.text(event));
        }
    }
}
