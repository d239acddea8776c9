package dev.parley.gateway.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The latest requests that ended, in memory, for the owner to see. Bounded; holds no body and no key. Thread-safe. */
public final class RequestLog {
    static final int MOST = 1_000;
    /** A path is the caller's; one that is longer is cut. */
    static final int PATH_LIMIT = 200;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long count;

    /**
     * One of them.
     *
     * @param number from 1, one more for each
     * @param at its end
     * @param cut whether the service broke off in the middle of its answer
     * @param left whether the caller went before the end
     * @param nanos from its arrival to its end
     * @param tokens that the service generated; 0: not known
     * @param firstByte of a stream, nanoseconds from the request's arrival to it; 0: it was none, or nothing came
     */
    public record Entry(
            long number,
            Instant at,
            String caller,
            String method,
            String path,
            String service,
            int status,
            boolean cut,
            boolean left,
            long nanos,
            int tokens,
            long firstByte) {}

    synchronized void finished(RequestSummary request, Instant at) {
        String path = request.path();
        entries.addLast(new Entry(
                ++count,
                at,
                request.caller(),
                request.method(),
                path.length() <= PATH_LIMIT ? path : path.substring(0, PATH_LIMIT) + "…",
                request.service(),
                request.status(),
                request.end() == RequestSummary.End.CUT,
                request.end() == RequestSummary.End.LEFT,
                request.total(),
                request.tokens(),
                request.streaming() > 0 ? request.firstByte() : 0));
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
    }

    /** How many have ended so far. */
    public synchronized long count() {
        return count;
    }

    /** Those behind that number that are still held, the oldest first. */
    public synchronized List<Entry> after(long number) {
        List<Entry> newer = new ArrayList<>();
        for (Iterator<Entry> latest = entries.descendingIterator(); latest.hasNext(); ) {
            Entry entry = latest.next();
            if (entry.number() <= number) {
                break;
            }
            newer.add(entry);
        }
        return newer.reversed();
    }
}
