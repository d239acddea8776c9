package dev.parley.app.cli;

import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import org.jspecify.annotations.Nullable;

/** Reads one answer to its end and shows it. */
final class AnswerRun {
    private final AnswerSink sink;
    private final RunMeter meter;
    private @Nullable String jobId;

    AnswerRun(AnswerSink sink, RunMeter meter) {
        this.sink = sink;
        this.meter = meter;
    }

    /** The terminal event; {@code null} if the reader of the output left, in which case the attempt was cancelled. */
    StreamEvent.@Nullable Terminal read(EventStream stream) {
        StreamEvent event = stream.next();
        while (event != null) {
            meter.on(event);
            if (event instanceof StreamEvent.JobAccepted accepted) {
                jobId = accepted.id();
            }
            sink.accept(event);
            if (sink.isBroken()) {
                stream.close();
                return null;
            }
            if (event instanceof StreamEvent.Terminal terminal) {
                sink.finish(meter);
                return terminal;
            }
            event = stream.next();
        }
        throw new IllegalStateException("a stream ended without a terminal event");
    }

    /** The job that the server made of the request, if it did. */
    @Nullable String jobId() {
        return jobId;
    }
}
