package dev.parley.app.markdown;

import java.util.List;
import java.util.regex.Pattern;

/** Inlines as Markdown. */
final class MarkdownInlines {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<$~|]|&(?=[#\\w])");
    private static final Pattern BLOCK_START = Pattern.compile("(?m)^( {0,3})(?:([#>+=-])|(\\d{1,9})([.)])(?=\\s|$))");
    private static final Pattern DESTINATION = Pattern.compile("[^\\s()<>\\p{Cntrl}]+");

    private MarkdownInlines() {}

    /** As a paragraph: breaks stay, and no line begins like another block. */
    static String paragraph(List<Inline> content) {
        return BLOCK_START.matcher(of(content, '*')).replaceAll(match -> {
            String escaped =
                    match.group(2) != null ? "\\\\" + match.group(2) : match.group(3) + "\\\\" + match.group(4);
            return match.group(1) + escaped;
        });
    }

    /** In one line. */
    static String line(List<Inline> content) {
        return of(content, '*').replace("\\\n", " ").replace('\n', ' ');
    }

    private static String of(List<Inline> content, char delimiter) {
        StringBuilder result = new StringBuilder();
        content.forEach(inline -> result.append(of(inline, delimiter)));
        return result.toString();
    }

    private static String of(Inline inline, char delimiter) {
        char inner = delimiter == '*' ? '_' : '*';
        return switch (inline) {
            case Inline.Text it -> SPECIAL.matcher(it.text()).replaceAll("\\\\$0");
            case Inline.Emphasis it -> delimiter + of(it.content(), inner) + delimiter;
            case Inline.Strong it -> twice(delimiter) + of(it.content(), inner) + twice(delimiter);
            case Inline.Strike it -> "~~" + of(it.content(), delimiter) + "~~";
            case Inline.Code it -> code(VisibleText.cleaned(it.text()));
            case Inline.Formula it -> "$" + it.tex() + "$";
            case Inline.Link it -> link(it, delimiter);
            case Inline.Image it -> image(it);
            case Inline.Break it -> "\\\n";
        };
    }

    private static String twice(char delimiter) {
        return String.valueOf(delimiter).repeat(2);
    }

    private static String code(String text) {
        String fence = "`".repeat(longestRun(text, '`') + 1);
        boolean isPadded = text.startsWith("`") || text.endsWith("`") || (text.startsWith(" ") && text.endsWith(" "));
        String space = isPadded && !text.isBlank() ? " " : "";
        return fence + space + text + space + fence;
    }

    private static String link(Inline.Link link, char delimiter) {
        String text = PlainText.ofAll(link.content());
        String destination = link.destination();
        boolean isBare = destination.equals(text) || destination.equals("mailto:" + text);
        if (isBare && DESTINATION.matcher(text).matches() && text.indexOf(':') + text.indexOf('@') > 0) {
            return "<" + text + ">";
        }
        return "[" + of(link.content(), delimiter) + "](" + destination(destination) + ")";
    }

    private static String image(Inline.Image image) {
        String alt = SPECIAL.matcher(image.alt()).replaceAll("\\\\$0");
        String title = image.title() == null ? "" : " \"" + image.title().replace("\"", "\\\"") + "\"";
        return "![" + alt + "](" + destination(image.destination()) + title + ")";
    }

    private static String destination(String destination) {
        return DESTINATION.matcher(destination).matches()
                ? destination
                : "<" + destination.replace("<", "\\<").replace(">", "\\>").replace("\n", "") + ">";
    }

    static int longestRun(String text, char c) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == c ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
