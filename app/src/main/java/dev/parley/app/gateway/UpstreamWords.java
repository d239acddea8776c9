package dev.parley.app.gateway;

import dev.parley.app.control.Tone;
import dev.parley.app.fx.Elapsed;
import dev.parley.app.fx.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An upstream in the words of the table. */
final class UpstreamWords {
    private final Texts texts;

    UpstreamWords(Texts texts) {
        this.texts = texts;
    }

    UpstreamRow row(GatewayFacts.Upstream upstream, FirstBytes first, Instant now) {
        String name = upstream.name();
        String median = millis(first.quantile(name, 0.5));
        String slow = millis(first.quantile(name, 0.95));
        return new UpstreamRow(
                upstream.name(),
                kind(upstream),
                texts.get("life." + upstream.life().name().toLowerCase(Locale.ROOT)),
                tone(upstream.life()),
                detail(upstream, now),
                upstream.models().isEmpty()
                        ? texts.get("upstream.any_model", upstream.name())
                        : String.join(", ", upstream.models()),
                upstream.waiting(),
                upstream.inFlight(),
                median,
                slow,
                median.isEmpty()
                        ? texts.get("upstream.requests", first.requests(name))
                        : texts.get("upstream.figures", median, slow, first.streams(name), first.requests(name)),
                change(upstream),
                upstream.removable());
    }

    private String millis(@Nullable Duration time) {
        return time == null
                ? ""
                : time.toMillis() < 10_000
                        ? texts.get("log.ms", time.toMillis())
                        : texts.get("log.s", time.toMillis() / 1_000.0);
    }

    /** One that is elsewhere is not ours to start or stop. */
    private static UpstreamRow.Change change(GatewayFacts.Upstream upstream) {
        return upstream.kind() == GatewayFacts.Kind.REMOTE
                ? UpstreamRow.Change.NONE
                : switch (upstream.life()) {
                    case STOPPED, FAILED -> UpstreamRow.Change.START;
                    case READY -> UpstreamRow.Change.STOP;
                    case STARTING ->
                        upstream.kind() == GatewayFacts.Kind.DEMO ? UpstreamRow.Change.NONE : UpstreamRow.Change.STOP;
                    case STOPPING -> UpstreamRow.Change.NONE;
                };
    }

    private String kind(GatewayFacts.Upstream upstream) {
        Duration idle = upstream.idleStop();
        return idle != null && !idle.isZero()
                ? texts.get("kind.process_idle", idle.toMinutes())
                : texts.get("kind." + upstream.kind().name().toLowerCase(Locale.ROOT));
    }

    static Tone tone(GatewayFacts.Life life) {
        return switch (life) {
            case STOPPED -> Tone.OFF;
            case STARTING, STOPPING -> Tone.WARNING;
            case READY -> Tone.SUCCESS;
            case FAILED -> Tone.DANGER;
        };
    }

    /** No learned time: no guess. */
    private String detail(GatewayFacts.Upstream upstream, Instant now) {
        Duration so = Duration.between(upstream.since(), now);
        Duration usual = upstream.startTime();
        return switch (upstream.life()) {
            case STARTING ->
                usual == null
                        ? Elapsed.text(so)
                        : texts.get("upstream.of_about", Elapsed.text(so), Elapsed.text(usual.plusMillis(500)));
            case STOPPING -> Elapsed.text(so);
            case FAILED -> upstream.failure() == null ? "" : upstream.failure();
            case READY ->
                upstream.idleStopIn() == null
                        ? ""
                        : texts.get("upstream.idle_stop_in", Elapsed.text(upstream.idleStopIn()));
            case STOPPED -> "";
        };
    }

    /** A row for each call that waits. */
    List<QueueRow> queue(GatewayFacts.Upstream upstream, Instant now) {
        String detail = detail(upstream, now);
        String reason = switch (upstream.life()) {
            case READY -> texts.get("queue.busy");
            case STARTING -> texts.get("queue.starting", detail);
            case STOPPED, STOPPING, FAILED -> texts.get("queue.stopped");
        };
        String model = upstream.models().size() == 1 ? upstream.models().getFirst() : upstream.name();
        List<QueueRow> rows = new ArrayList<>();
        for (GatewayFacts.Call call : upstream.queue()) {
            rows.add(new QueueRow(rows.size() + 1, model, call.path(), Elapsed.text(call.waited()), reason));
        }
        return rows;
    }
}
