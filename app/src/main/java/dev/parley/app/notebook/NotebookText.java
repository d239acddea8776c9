package dev.parley.app.notebook;

import dev.parley.client.store.StoredNotebook.Range;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text, what of it a model wrote, and the way back: what was typed in one go is one step, and so is all that a model
 * wrote at once. Positions are UTF-16 units. For one thread.
 */
final class NotebookText {
    private static final int MOST_STEPS = 500;

    private final StringBuilder text = new StringBuilder();
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private List<Range> made = List.of();
    private @Nullable Growing growing;
    private boolean sealed = true;

    /** {@code removed} stood where {@code inserted} stands now. */
    record Change(int at, String removed, String inserted) {
        int end() {
            return at + inserted.length();
        }

        Change reversed() {
            return new Change(at, inserted, removed);
        }
    }

    private record Step(Change change, List<Range> before, List<Range> after, boolean byModel) {}

    /** What a model writes now. */
    private static final class Growing {
        private final int at;
        private final List<Range> before;
        private final StringBuilder written = new StringBuilder();

        Growing(int at, List<Range> before) {
            this.at = at;
            this.before = before;
        }

        int end() {
            return at + written.length();
        }
    }

    NotebookText(String first, List<Range> firstMade) {
        text.append(first);
        made = List.copyOf(firstMade);
    }

    /** A text as controls can show it: without control characters, of which the ends of lines are one. */
    static String clean(String any) {
        if (any.chars().noneMatch(NotebookText::isControl)) {
            return any;
        }
        StringBuilder clean = new StringBuilder(any.length());
        any.chars().filter(c -> !isControl(c)).forEach(c -> clean.append((char) c));
        return clean.toString();
    }

    private static boolean isControl(int c) {
        return (c < ' ' && c != '\n' && c != '\t') || c == 0x7F;
    }

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    /** In order; neighbours may touch. */
    List<Range> made() {
        return made;
    }

    boolean canUndo() {
        return !done.isEmpty() && growing == null;
    }

    boolean canRedo() {
        return !undone.isEmpty() && growing == null;
    }

    /** Whether the latest step is what a model wrote. */
    boolean latestIsMade() {
        return !done.isEmpty() && done.peek().byModel();
    }

    /** The person changed it. */
    void typed(Change change) {
        List<Range> before = made;
        apply(change);
        made = moved(made, change);
        undone.clear();
        Step last = done.peek();
        Change joined = last == null || sealed || last.byModel() ? null : joined(last.change(), change);
        if (joined != null && last != null) {
            done.pop();
            done.push(new Step(joined, last.before(), made, false));
        } else {
            push(new Step(change, before, made, false));
        }
        // A line is as much as anybody wants to take back at a time.
        sealed = change.inserted().contains("\n");
    }

    /** What is typed from now on is another step. */
    void seal() {
        sealed = true;
    }

    /** A model begins to write. */
    void begin(int at) {
        growing = new Growing(at, made);
    }

    /** It wrote this; gives where. */
    Change append(String piece) {
        Growing now = current();
        Change change = new Change(now.end(), "", piece);
        apply(change);
        now.written.append(piece);
        List<Range> grown = new ArrayList<>(moved(now.before, new Change(now.at, "", now.written.toString())));
        Range all = new Range(now.at, now.end());
        int place =
                (int) grown.stream().filter(range -> range.from() < all.from()).count();
        grown.add(place, all);
        made = List.copyOf(grown);
        return change;
    }

    /** It ended; one that wrote nothing is no step. Gives what it wrote. */
    Range end() {
        Growing now = current();
        growing = null;
        if (!now.written.isEmpty()) {
            undone.clear();
            push(new Step(new Change(now.at, "", now.written.toString()), now.before, made, true));
        }
        sealed = true;
        return new Range(now.at, now.end());
    }

    /** Takes the latest step back; {@code null}: there is none. */
    @Nullable Change undo() {
        if (!canUndo()) {
            return null;
        }
        Step step = done.pop();
        undone.push(step);
        Change back = step.change().reversed();
        apply(back);
        made = step.before();
        sealed = true;
        return back;
    }

    /** Does the step again that was taken back last; {@code null}: there is none. */
    @Nullable Change redo() {
        if (!canRedo()) {
            return null;
        }
        Step step = undone.pop();
        done.push(step);
        apply(step.change());
        made = step.after();
        sealed = true;
        return step.change();
    }

    private Growing current() {
        Growing now = growing;
        if (now == null) {
            throw new IllegalStateException("no model writes");
        }
        return now;
    }

    private void apply(Change change) {
        text.replace(change.at(), change.at() + change.removed().length(), change.inserted());
    }

    private void push(Step step) {
        done.push(step);
        if (done.size() > MOST_STEPS) {
            done.removeLast();
        }
    }

    /** Typing on, and taking away letter by letter, are one step. */
    private static @Nullable Change joined(Change first, Change next) {
        if (next.removed().isEmpty() && next.at() == first.end()) {
            return new Change(first.at(), first.removed(), first.inserted() + next.inserted());
        }
        boolean onlyRemoves = first.inserted().isEmpty() && next.inserted().isEmpty();
        if (onlyRemoves && next.at() + next.removed().length() == first.at()) {
            return new Change(next.at(), next.removed() + first.removed(), "");
        }
        return onlyRemoves && next.at() == first.at()
                ? new Change(first.at(), first.removed() + next.removed(), "")
                : null;
    }

    /** Ranges after a change by somebody else: what was put into the middle of one is not of it. */
    private static List<Range> moved(List<Range> ranges, Change change) {
        int gone = change.at() + change.removed().length();
        int by = change.inserted().length() - change.removed().length();
        List<Range> moved = new ArrayList<>();
        for (Range range : ranges) {
            int end = Math.min(range.to(), change.at());
            if (range.from() < end) {
                moved.add(new Range(range.from(), end));
            }
            int start = Math.max(range.from(), gone);
            if (start < range.to()) {
                moved.add(new Range(start + by, range.to() + by));
            }
        }
        return List.copyOf(moved);
    }
}
