package dev.parley.benchmarks.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * A Markdown answer of any length: headings, paragraphs, lists, tables and code, one token a word. Every few words there
 * is a marker such as {@code w1200}, the number of the token, so that a screen can be asked how far it is.
 */
final class LongAnswer {
    private static final String[] WORDS = {
        "the",
        "scheduler",
        "admits",
        "a",
        "prompt",
        "when",
        "its",
        "queue",
        "has",
        "room",
        "and",
        "then",
        "decodes",
        "one",
        "token",
        "per",
        "step",
        "for",
        "every",
        "**running**",
        "sequence",
        "with",
        "`kv_cache`",
        "pages",
        "left"
    };

    private LongAnswer() {}

    /** {@code count} tokens, of which token {@code i} may be the marker {@code w<i>}. */
    static List<String> tokens(int count) {
        List<String> tokens = new ArrayList<>(count + 256);
        for (int section = 0; tokens.size() < count; section++) {
            tokens.add("## ");
            words(tokens, 5);
            tokens.add("\n\n");
            words(tokens, 60);
            tokens.add("\n\n");
            switch (section % 3) {
                case 0 -> code(tokens);
                case 1 -> table(tokens);
                default -> list(tokens);
            }
        }
        return tokens.subList(0, count);
    }

    private static void words(List<String> tokens, int count) {
        for (int i = 0; i < count; i++) {
            int at = tokens.size();
            tokens.add((at % 5 == 0 ? "w" + at : WORDS[at % WORDS.length]) + " ");
        }
    }

    private static void code(List<String> tokens) {
        tokens.add("```java\n");
        for (int line = 0; line < 20; line++) {
            int at = tokens.size();
            tokens.add("    long ");
            tokens.add("w" + (at + 1) + " ");
            tokens.add("= Math.");
            tokens.add("max(step, ");
            tokens.add(line + "); ");
            tokens.add("// row\n");
        }
        tokens.add("```\n\n");
    }

    private static void table(List<String> tokens) {
        tokens.add("| step | wait | tok/s |\n");
        tokens.add("|---|---:|---:|\n");
        for (int row = 0; row < 8; row++) {
            int at = tokens.size();
            tokens.add("| w" + at + " ");
            tokens.add("| " + row * 12 + " ms ");
            tokens.add("| " + (row + 40) + " ");
            tokens.add("|\n");
        }
        tokens.add("\n");
    }

    private static void list(List<String> tokens) {
        for (int item = 0; item < 6; item++) {
            tokens.add("- ");
            words(tokens, 12);
            tokens.add("\n");
        }
        tokens.add("\n");
    }
}
