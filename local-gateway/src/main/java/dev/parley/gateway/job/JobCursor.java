package dev.parley.gateway.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the list of jobs: after this one. */
public record JobCursor(long createdAt, String id) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-([0-9a-z]{1,32})");

    static JobCursor of(JobStatus job) {
        return new JobCursor(job.createdAt().toEpochMilli(), job.id());
    }

    /** Reads the text of one; {@code null} if it is none. */
    public static @Nullable JobCursor read(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? new JobCursor(Long.parseLong(matcher.group(1)), matcher.group(2)) : null;
    }

    /** Its text, opaque to callers. */
    public String text() {
        return createdAt + "-" + id;
    }
}
