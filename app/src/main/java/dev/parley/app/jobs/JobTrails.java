package dev.parley.app.jobs;

import dev.parley.app.control.Tone;
import dev.parley.app.fx.Elapsed;
import dev.parley.app.fx.Texts;
import dev.parley.client.transcript.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What jobs went through while the program ran; that they were sent and how they ended is stored with their answers. */
final class JobTrails {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Texts texts;
    private final Instant begun;
    private final Map<String, List<Seen>> seen = new HashMap<>();

    /** A state, from when on, and the last that was told in it. */
    private record Seen(Instant at, JobState state, String detail) {}

    /** {@code begun}: when the program began to follow jobs. */
    JobTrails(Texts texts, Instant begun) {
        this.texts = texts;
        this.begun = begun;
    }

    /** A job stands there now. */
    void observe(String turnId, LiveJob live, Instant now) {
        JobState state = live.running() ? JobState.RUNNING : JobState.QUEUED;
        List<Seen> trail = seen.computeIfAbsent(turnId, _ -> new ArrayList<>());
        String detail = detail(live);
        if (trail.isEmpty() || trail.getLast().state() != state) {
            trail.add(new Seen(now, state, detail));
        } else if (!detail.isEmpty()) {
            trail.set(trail.size() - 1, new Seen(trail.getLast().at(), state, detail));
        }
    }

    private String detail(LiveJob live) {
        Integer position = live.queuePosition();
        Double fraction = live.fraction();
        return !live.message().isEmpty()
                ? live.message()
                : position != null
                        ? texts.get("event.place", position)
                        : fraction == null ? "" : texts.get("progress.percent", Math.round(fraction * 100));
    }

    /** Whether the program was closed since the job was sent, so that not all is known. */
    boolean hasGap(JobRow row) {
        return row.job().turn().createdAt().isBefore(begun);
    }

    /** From the first to the last. {@code requests}: how many went out for it; 0: not known. */
    List<JobEvent> events(JobRow row, int requests) {
        List<JobEvent> events = new ArrayList<>();
        Turn turn = row.job().turn();
        events.add(event("sent", turn.createdAt(), texts.get("event.id", row.jobId()), Tone.SUCCESS));
        List<Seen> trail = seen.getOrDefault(row.id(), List.of());
        if (hasGap(row) && !trail.isEmpty()) {
            events.add(event("again", trail.getFirst().at(), texts.get("event.again_about"), Tone.SUCCESS));
        }
        for (int i = 0; i < trail.size(); i++) {
            Seen one = trail.get(i);
            boolean now = i == trail.size() - 1 && row.state().isOpen();
            String detail =
                    now && requests > 1 ? joined(one.detail(), texts.get("event.requests", requests)) : one.detail();
            events.add(event(word(one.state()), one.at(), detail, now ? Tone.ACCENT : Tone.SUCCESS));
        }
        if (!row.state().isOpen()) {
            events.add(end(row));
        }
        return events;
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + ", " + second;
    }

    private JobEvent end(JobRow row) {
        Turn turn = row.job().turn();
        Long total = turn.metrics().totalMillis();
        String took = total == null ? "" : texts.get("event.took", Elapsed.text(Duration.ofMillis(total)));
        String detail =
                row.progress().isEmpty() ? took : took.isEmpty() ? row.progress() : joined(row.progress(), took);
        String time = total == null ? "" : TIME.format(turn.createdAt().plusMillis(total));
        return new JobEvent(
                texts.get("event." + word(row.state())),
                detail,
                time,
                row.state().tone());
    }

    private static String word(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private JobEvent event(String key, Instant at, String detail, Tone tone) {
        return new JobEvent(texts.get("event." + key), detail, TIME.format(at), tone);
    }
}
