package dev.parley.app.chat.view;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.Inline;
import dev.parley.app.markdown.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person typed, as blocks: every line and space as it was typed, with code between backticks as code. The rest of
 * Markdown is left alone, because a prompt is text whose characters count.
 */
final class TypedText {
    private static final int SHOWN_LINES = 20;
    /** What fits one line of the bubble, more or less. */
    private static final int LINE_WIDTH = 80;

    /** The first lines of a long text, or all of a short one. */
    record Folded(String text, boolean cut) {}

    private TypedText() {}

    static Folded folded(String text) {
        int lines = 0;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int stop = end < 0 ? text.length() : end;
            int most = (SHOWN_LINES - lines) * LINE_WIDTH;
            if (stop - at > most) {
                return new Folded(text.substring(0, wordEnd(text, at + most)) + "…", true);
            }
            lines += Math.max(1, (stop - at + LINE_WIDTH - 1) / LINE_WIDTH);
            at = stop + 1;
            if (lines >= SHOWN_LINES && at < text.length()) {
                return new Folded(text.substring(0, stop), true);
            }
        }
        return new Folded(text, false);
    }

    private static int wordEnd(String text, int at) {
        int space = text.lastIndexOf(' ', at);
        int end = space > at - LINE_WIDTH ? Math.max(space, 0) : at;
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        String[] lines = text.strip().isEmpty()
                ? new String[] {text}
                : text.stripTrailing().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int close = lines[i].startsWith("```") ? closingFence(lines, i + 1) : -1;
            if (close < 0) {
                plain.add(lines[i]);
                continue;
            }
            addParagraph(blocks, plain);
            String language = lines[i].substring(3).strip();
            blocks.add(new Block.Code(language, String.join("\n", List.of(lines).subList(i + 1, close)), true));
            i = close;
        }
        addParagraph(blocks, plain);
        return blocks;
    }

    private static int closingFence(String[] lines, int from) {
        for (int i = from; i < lines.length; i++) {
            if (lines[i].strip().equals("```")) {
                return i;
            }
        }
        return -1;
    }

    private static void addParagraph(List<Block> blocks, List<String> lines) {
        // Empty lines at the border to a code block are that block's distance already.
        while (!blocks.isEmpty() && !lines.isEmpty() && lines.getFirst().isBlank()) {
            lines.removeFirst();
        }
        if (!lines.isEmpty()) {
            List<Inline> content = new ArrayList<>();
            for (String line : lines) {
                if (!content.isEmpty()) {
                    content.add(new Inline.Break());
                }
                addInlines(content, line);
            }
            blocks.add(new Block.Paragraph(content));
            lines.clear();
        }
    }

    /** What overrides the direction of text would reach into what stands beside it. */
    private static Inline text(String typed) {
        return new Inline.Text(VisibleText.prose(typed));
    }

    private static void addInlines(List<Inline> content, String line) {
        int at = 0;
        while (true) {
            int open = line.indexOf('`', at);
            int close = open < 0 ? -1 : line.indexOf('`', open + 1);
            if (close < 0) {
                break;
            }
            if (close > open + 1) {
                if (open > at) {
                    content.add(text(line.substring(at, open)));
                }
                content.add(new Inline.Code(line.substring(open + 1, close)));
            } else {
                content.add(text(line.substring(at, close + 1)));
            }
            at = close + 1;
        }
        if (at < line.length() || line.isEmpty()) {
            content.add(text(line.substring(at)));
        }
    }
}
