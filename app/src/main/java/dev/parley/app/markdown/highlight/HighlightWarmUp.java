package dev.parley.app.markdown.highlight;

import java.util.List;

/** Loads what the first coloured line would have to wait for. */
public final class HighlightWarmUp {
    private static final List<String> LANGUAGES = List.of("python", "java", "bash", "json", "javascript");

    private HighlightWarmUp() {}

    /** Takes some tenths of a second; for a thread in the background. */
    public static void run() {
        for (String language : LANGUAGES) {
            LineHighlighter.of(language)
                    .ifPresent(highlighter ->
                            highlighter.highlight("def f(x): return \"a\" + 1 // #", LineHighlighter.START));
        }
    }
}
