package dev.parley.app.gateway;

import dev.parley.app.control.Tone;
import dev.parley.app.fx.Elapsed;
import dev.parley.app.fx.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** An upstream in the words of the table. */
final class UpstreamWords {
    private final Texts texts;

    UpstreamWords(Texts texts) {
        this.texts = texts;
    }

    UpstreamRow row(GatewayFacts.Upstream upstream, Instant now) {
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
                upstream.removable());
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
            case STOPPED, READY -> "";
        };
    }

    QueueRow queue(GatewayFacts.Upstream upstream, Instant now) {
        String detail = detail(upstream, now);
        String reason = switch (upstream.life()) {
            case READY -> texts.get("queue.busy");
            case STARTING -> texts.get("queue.starting", detail);
            case STOPPED, STOPPING, FAILED -> texts.get("queue.stopped");
        };
        return new QueueRow(upstream.name(), upstream.waiting(), reason);
    }
}
