package dev.parley.app.markdown;

import java.util.stream.Stream;

/** Texts that are easily got wrong when they come piece by piece. */
final class NastyMarkdown {
    private NastyMarkdown() {}

    static Stream<String> all() {
        return Stream.of(
                "",
                "\n",
                "\r",
                "\r\n\r\n",
                "- a\n- b\n\n- c\n",
                "- a\n\n\n  continued\n- b",
                "- a\n  - b\n\n    c\n  - d\n- e\n\n    still a paragraph of e",
                "1. a\n2. b\n\n\n\n3. c\n1) other\n",
                "3. a\n5. b\n9. c\n\ntext",
                "* a\n* * *\n* b",
                "- a\n\n-\n\n- b",
                "-\n\n  not in it",
                "- a\n> q\nlazy\n- b",
                "> a\nlazy\n> b\n\n> c\n===\n",
                "a\n===\nb\n---\nc\n\n---\n",
                "a\n    not code\n\n    code\n\n\n    more code\n\nb",
                "```\na\n\n\nb\n``\n```` \nafter",
                "~~~ruby startline=3\ndef\n```\n~~~\t\n",
                "- ```\n  a\n\n  b\nends it\n```\n",
                "> ```\n> a\nends it\n",
                "  ```\n  a\n b\n   c\n    ```\n   ```\nd",
                "text\n| a | b |\n|---|---|\n| 1 | 2 |\nlazy row\n\nnext",
                "text\n    | a | b |\n|---|---|\n| 1 | 2 |",
                "text\n2. x | y\n|---|---|\n",
                "| a |\n|---|\n|\n\n| b |\n",
                "[a]: /u\n    not code\n",
                "[a]: /u\n[b]: /v 'tit\nle'\nrest [a] [b]\n\n[a] and [b]",
                "[late] and ![late]\n\n- [late]\n- x\n\n> [late][]\n\n[text][late]\n\n[late]: /url \"title\"\n\n[late]: /no",
                "[a]\n\n[a]: /url and more makes it text\n\n[a]: /real",
                "[a]\n\n- item\n\n  [a]: /initem\n- next\n\nx",
                "[\u00C4\u1E9E]\n\n[\u00E4\u1E9E]: /u\n",
                "[a [b] c]\n\n[b]: /inner\n\n[a [b] c]: /never\n",
                "<div>\n*a*\n\n*b*\n</div>\n\n<!--\n\n*c*\n\n-->\n*d*\n<script>\n\n\nx</script>\ny",
                "$$\na\n= b\n- c\n$$\nafter",
                "text:\n$$ x $$\nmore\n\\[\ny\n\\]\nend",
                "$$ never closed\n- item\n\n- item\n",
                "a $$\nx\n$$ b\n$$\n\nc",
                "$$\nx\n# heading\n$$\ny\n$$\n```\ncode",
                "- $$\n  x\n  $$\n- $$\n  y\nz",
                "Costs $5 and $10, $x$ and $20",
                "- [ ] a\n- [x] b\n- [X]\n- [ ]c\n- [y] d\n",
                "1. a\n\n   ```\n   code\n\n   ```\n2. b\n",
                "a\uD83D\uDE00b\r\nc\rd\r\n\r\n- e\r\n\r\n\r\n  f\r\n",
                "\t- a\n\n- b\n\t- c\n\n\t  d\n\t\te\n",
                "# a\ntext\n# b #\n#c\n#\n",
                "\0a\n\n```\n\0\n",
                "* a\n\n  > b\n  lazy\n\n  c\n* d\n***\n* e",
                "- a\n - b\n  - c\n   - d\n    - e\n",
                "line  \nbreak\\\nbreak\nsoft");
    }
}
