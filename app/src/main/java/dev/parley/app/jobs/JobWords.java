package dev.parley.app.jobs;

import dev.parley.app.fx.Elapsed;
import dev.parley.app.fx.Texts;
import dev.parley.client.store.StoredJob;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job in the words of the list. */
final class JobWords {
    private final Texts texts;

    JobWords(Texts texts) {
        this.texts = texts;
    }

    JobRow row(StoredJob job, @Nullable LiveJob live, Instant now) {
        Turn turn = job.turn();
        JobState state = JobState.of(turn.state(), live);
        TurnOrigin origin = turn.origin();
        String prompt = job.prompt().strip().replaceAll("\\s+", " ");
        Integer position = live == null ? null : live.queuePosition();
        return new JobRow(
                job,
                state,
                prompt.isEmpty() ? job.chatTitle() : prompt,
                origin == null ? "" : origin.profileName(),
                position == null || state != JobState.QUEUED ? "" : Integer.toString(position),
                state.isOpen() && live != null ? live.fraction() : null,
                progress(turn, state, live),
                age(Duration.between(turn.createdAt(), now), state.isOpen()));
    }

    private String progress(Turn turn, JobState state, @Nullable LiveJob live) {
        if (state.isOpen()) {
            if (live == null) {
                return texts.get("progress.unknown");
            }
            Double fraction = live.fraction();
            return !live.message().isEmpty()
                    ? live.message()
                    : fraction == null ? "" : texts.get("progress.percent", Math.round(fraction * 100));
        }
        TurnFault fault = turn.fault();
        if (state == JobState.FAILED && fault != null) {
            return fault.sentence();
        }
        Long tokens = turn.metrics().outputTokens();
        return tokens == null ? "" : texts.get("progress.tokens", tokens);
    }

    private String age(Duration age, boolean open) {
        if (open && age.toHours() < 1) {
            return Elapsed.text(age);
        }
        return age.toMinutes() < 1
                ? texts.get("age.now")
                : age.toHours() < 1
                        ? texts.get("age.minutes", age.toMinutes())
                        : age.toDays() < 1
                                ? texts.get("age.hours", age.toHours())
                                : texts.get("age.days", age.toDays());
    }
}
