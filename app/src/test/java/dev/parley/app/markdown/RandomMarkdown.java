package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Markdown of all constructs, well-formed and broken, composed at random. The same seed gives the same text. */
final class RandomMarkdown {
    private static final List<String> WORDS = List.of(
            "word",
            "two words",
            "*emphasis*",
            "**strong**",
            "***both***",
            "~~strike~~",
            "`code`",
            "``a ` b``",
            "[ref]",
            "[Ref][b]",
            "[c][]",
            "![img][a]",
            "[text](https://example.com/x)",
            "![alt](pic.png \"title\")",
            "<b>",
            "</b>",
            "<https://auto.link>",
            "https://bare.example/a_b",
            "me@mail.example",
            "$x_1 + y_1$",
            "$5 and $10",
            "\\(a*b*\\)",
            "\\[c\\]",
            "$$z$$",
            "&amp;",
            "\\*",
            "*",
            "**",
            "_",
            "__a__",
            "`",
            "[",
            "]",
            "](",
            "![",
            "<",
            "|",
            "a | b",
            "\uD83D\uDE00",
            "\uD83D\uDC68\u200D\uD83D\uDC69",
            "\u202Eevil",
            "\u001B[31mred\u001B[0m",
            "e\u0301",
            "\u4E2D\u6587",
            "---",
            "===",
            "- no",
            "1. no",
            "# no",
            "> no",
            "    ",
            "\t",
            "$$",
            "$",
            "\\");
    private static final List<String> LINES = List.of(
            "# Heading",
            "## Heading ##",
            "#",
            "---",
            "***",
            "===",
            "- - -",
            "> quote",
            ">",
            "> - item",
            "> > deep",
            "> ```",
            "- item",
            "- ",
            "-",
            "  - nested",
            "    - deeper",
            "* star",
            "+ plus",
            "1. one",
            "2. two",
            "7) seven",
            "   3. three",
            "10. ten",
            "- [ ] todo",
            "- [x] done",
            "[ ] no task",
            "  continued",
            "    indented",
            "\tindented",
            "      more",
            "```",
            "```java",
            "~~~",
            "~~~~",
            "````",
            "  ```",
            "    ```",
            "- ```",
            "1. ~~~",
            "| a | b |",
            "|---|:-:|",
            "| 1 | 2 |",
            "a | b",
            "--- | ---",
            "| x",
            "    | a | b |",
            "    |---|---|",
            "<div>",
            "</div>",
            "<!-- comment",
            "-->",
            "<script>",
            "</script>",
            "<b>inline</b>",
            "[ref]: https://a.example",
            "[a]: /url 'title'",
            "[b]:",
            "/url",
            "\"title\"",
            "[c]: <x> \"open",
            "[Ref]: /second",
            "  [b]: /b",
            "    [c]: /no",
            "> [c]: /inquote",
            "- [a]: /initem",
            "[ref]",
            "[b] and [c]",
            "$$",
            "$$ x",
            "x $$",
            "$$ y $$",
            "\\[",
            "\\]",
            "\\[ z \\]",
            "  $$",
            "> $$",
            "- $$",
            "$$$",
            "hard  ",
            "hard\\",
            "text",
            "text $$ open",
            "",
            "",
            "",
            " ",
            "  ",
            "\t",
            "\u2003",
            "- a",
            "- b",
            "  b",
            "   c",
            "     d",
            "-   wide",
            "-\ttab",
            "1.  wide",
            "1.\ttab",
            "- - -x",
            "- - nested",
            "* * *",
            "1. - both",
            "- # heading",
            "- > quote",
            "lazy");

    private final Random random;

    RandomMarkdown(long seed) {
        random = new Random(seed);
    }

    String text() {
        StringBuilder result = new StringBuilder();
        int lines = 1 + random.nextInt(14);
        String end = random.nextInt(4) == 0 ? "\r\n" : random.nextInt(8) == 0 ? "\r" : "\n";
        for (int i = 0; i < lines; i++) {
            result.append(line());
            if (i + 1 < lines || random.nextBoolean()) {
                result.append(random.nextInt(20) == 0 ? "\r\n" : end);
            }
        }
        return result.toString();
    }

    private String line() {
        String indent = random.nextInt(6) == 0 ? " ".repeat(1 + random.nextInt(5)) : "";
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3, 4 -> indent + pick(LINES);
            case 5 -> indent + pick(LINES) + " " + pick(WORDS);
            default -> indent + words();
        };
    }

    private String words() {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            words.add(pick(WORDS));
        }
        return String.join(random.nextInt(4) == 0 ? "" : " ", words);
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The text in pieces: single characters, a few of them, or large ones. */
    List<String> pieces(String text) {
        int longest = List.of(1, 3, 12, 80).get(random.nextInt(4));
        List<String> result = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(longest));
            result.add(text.substring(from, to));
            from = to;
        }
        return result;
    }
}
