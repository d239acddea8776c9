package dev.parley.app.markdown.highlight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Code in lines that grows at its end, coloured as far as that is done. A little is coloured at once; much is coloured
 * in the background and stays plain if that takes too long. For the toolkit's thread.
 */
public final class CodeText {
    private static final int AT_ONCE = 4_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private String language;
    private final Executor background;
    private final Executor fx;
    private final Runnable coloured;
    private final List<String> lines = new ArrayList<>(List.of(""));
    private final List<LineHighlighter.Line> done = new ArrayList<>();
    private String text = "";
    private int version;
    private boolean running;
    private boolean gaveUp;
    private Optional<LineHighlighter> highlighter;

    /** {@code coloured} is called on {@code fx} when lines got colours after {@link #show} had returned. */
    public CodeText(String language, Executor background, Executor fx, Runnable coloured) {
        this.language = language;
        this.highlighter = LineHighlighter.of(language);
        this.background = background;
        this.fx = fx;
        this.coloured = coloured;
    }

    public String text() {
        return text;
    }

    public int lineCount() {
        return lines.size();
    }

    public String line(int index) {
        return lines.get(index);
    }

    /** The parts of a line, without gaps. */
    public List<CodeSpan> spans(int index) {
        return index < done.size()
                ? done.get(index).spans()
                : List.of(new CodeSpan(0, lines.get(index).length(), CodeSpan.Kind.PLAIN));
    }

    /** Begins again, empty, in another language. */
    public void startAgain(String newLanguage) {
        language = newLanguage;
        lines.clear();
        lines.add("");
        done.clear();
        text = "";
        running = false;
        highlighter = LineHighlighter.of(newLanguage);
        startAgain();
    }

    /** Shows another text, most often the same with more at its end; gives the first line that changed. */
    public int show(String newText) {
        if (newText.equals(text)) {
            return lines.size();
        }
        int first = newText.startsWith(text) ? lines.size() - 1 : 0;
        int from = newText.startsWith(text) ? text.length() - lines.getLast().length() : 0;
        lines.subList(first, lines.size()).clear();
        split(newText, from);
        text = newText;
        if (done.size() > first) {
            done.subList(first, done.size()).clear();
        }
        if (first == 0) {
            startAgain();
        }
        colour(first, newText.length() - from);
        return first;
    }

    private void startAgain() {
        version++;
        gaveUp = false;
        if (running) {
            // The thread in the background still has the old one.
            highlighter = LineHighlighter.of(language);
            running = false;
        }
    }

    private void split(String newText, int start) {
        int from = start;
        int end = newText.indexOf('\n', from);
        while (end >= 0) {
            lines.add(newText.substring(from, end));
            from = end + 1;
            end = newText.indexOf('\n', from);
        }
        lines.add(newText.substring(from));
    }

    private void colour(int first, int characters) {
        if (highlighter.isEmpty() || running || gaveUp) {
            return;
        }
        boolean behind = done.size() < first;
        if (behind || characters > AT_ONCE) {
            start(highlighter.get());
            return;
        }
        for (int i = done.size(); i < lines.size(); i++) {
            done.add(highlighter.get().highlight(lines.get(i), stateBefore(i)));
        }
    }

    private int stateBefore(int index) {
        return index == 0 ? LineHighlighter.START : done.get(index - 1).endState();
    }

    // While this runs no other thread uses the highlighter.
    private void start(LineHighlighter with) {
        running = true;
        int from = done.size();
        int state = stateBefore(from);
        int asked = version;
        List<String> work = List.copyOf(lines.subList(from, lines.size()));
        background.execute(() -> {
            List<LineHighlighter.Line> result = new ArrayList<>();
            long end = System.nanoTime() + LONGEST_NANOS;
            int at = state;
            for (String line : work) {
                if (System.nanoTime() - end > 0) {
                    break;
                }
                result.add(with.highlight(line, at));
                at = result.getLast().endState();
            }
            fx.execute(() -> finished(asked, from, work, result));
        });
    }

    private void finished(int asked, int from, List<String> work, List<LineHighlighter.Line> result) {
        if (asked != version) {
            return;
        }
        running = false;
        // The last line may have grown since.
        for (int i = 0; i < result.size() && from + i < lines.size(); i++) {
            if (!lines.get(from + i).equals(work.get(i))) {
                break;
            }
            done.add(result.get(i));
        }
        gaveUp = result.size() < work.size();
        if (!gaveUp && done.size() < lines.size()) {
            int rest = 0;
            for (int i = done.size(); i < lines.size(); i++) {
                rest += lines.get(i).length();
            }
            colour(done.size(), rest);
        }
        coloured.run();
    }
}
