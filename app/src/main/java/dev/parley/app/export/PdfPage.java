package dev.parley.app.export;

import dev.parley.app.markdown.text.EmojiPack;
import dev.parley.app.markdown.text.EmojiText;
import java.util.Base64;
import java.util.List;

/** Pieces of XHTML as a document that is laid out on paper: its style, and emoji as pictures. */
final class PdfPage {
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 18mm 20mm 18mm; }
            body { margin: 0; color: #1d2129; font-family: Inter, 'Noto Sans CJK KR', 'Noto Emoji'; font-size: 10pt; line-height: 1.5; word-wrap: break-word; }
            header, section, details, summary { display: block; }
            h1 { font-size: 16pt; line-height: 1.35; margin: 0 0 2pt 0; }
            section h1 { font-size: 14pt; margin: 12pt 0 4pt 0; }
            h2 { font-size: 12.5pt; margin: 12pt 0 4pt 0; }
            h3, h4, h5, h6 { font-size: 11pt; margin: 10pt 0 4pt 0; }
            h1, h2, h3, h4, h5, h6, .who { page-break-after: avoid; }
            p, ul, ol, pre, table, blockquote { margin: 0 0 6pt 0; }
            ul, ol { padding-left: 18pt; }
            ul { list-style-type: none; }
            ul > li { position: relative; }
            ul > li:before { content: '\\2022'; position: absolute; left: -11pt; }
            header p, .who { color: #515866; font-size: 8.5pt; margin: 0 0 4pt 0; }
            .who b { color: #1d2129; }
            section { margin: 14pt 0 0 0; }
            .user > div { background: #f0f2f5; border-radius: 8pt; padding: 6pt 10pt 1pt 10pt; }
            pre, code { font-family: 'JetBrains Mono', 'Noto Sans CJK KR', 'Noto Emoji'; font-size: 8.5pt; line-height: 1.45; }
            code { background: #f0f2f5; border-radius: 3pt; padding: 0 2pt; }
            pre { background: #f0f2f5; border-radius: 5pt; padding: 7pt 9pt; white-space: pre-wrap; word-wrap: break-word; }
            .user pre, .user code { background: #e4e7ec; }
            pre code, .user pre code { background: transparent; padding: 0; }
            table { border-collapse: collapse; font-size: 9pt; -fs-table-paginate: paginate; }
            tr { page-break-inside: avoid; }
            th, td { border: 0.6pt solid #d3d7de; padding: 3pt 7pt; text-align: left; vertical-align: top; }
            th { background: #f0f2f5; }
            [align=right] { text-align: right; }
            [align=center] { text-align: center; }
            blockquote { padding: 0 0 0 9pt; border-left: 2pt solid #d3d7de; color: #515866; }
            a { color: #3350c4; }
            hr { border: 0; border-top: 0.6pt solid #d3d7de; margin: 8pt 0; }
            details { color: #515866; margin: 0 0 6pt 0; padding: 0 0 0 9pt; border-left: 2pt solid #d3d7de; }
            summary { font-size: 8.5pt; }
            .fault { border-left: 2pt solid #c92a35; padding: 2pt 9pt; }
            img.emoji { width: 1.2em; height: 1.2em; vertical-align: -0.22em; }
            """;

    private final EmojiPack pictures = new EmojiPack();
    private final EmojiText emoji = new EmojiText(pictures);
    private final String title;

    /** {@code title}: of the document, as plain text. */
    PdfPage(String title) {
        this.title = title;
    }

    /** The document of some pieces. */
    String of(List<String> pieces) {
        StringBuilder out = new StringBuilder("<html><head><title>");
        out.append(ChatHtml.escaped(title)).append("</title><style>").append(STYLE.replace(">", "&gt;"));
        out.append("</style></head><body>");
        pieces.forEach(piece -> drawn(readable(piece), out));
        return out.append("</body></html>").toString();
    }

    /** Without what XML cannot hold: control characters and halves of characters. */
    static String readable(String text) {
        boolean all = text.codePoints().allMatch(PdfPage::isReadable);
        return all
                ? text
                : text.codePoints()
                        .map(point -> isReadable(point) ? point : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isReadable(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    /** What stands between tags, with pictures in it. */
    private void drawn(String xhtml, StringBuilder out) {
        int at = 0;
        while (at < xhtml.length()) {
            int tag = xhtml.indexOf('<', at);
            int end = tag < 0 ? xhtml.length() : tag;
            for (EmojiText.Run run : emoji.split(xhtml.substring(at, end))) {
                out.append(run instanceof EmojiText.Emoji one ? picture(one) : run.text());
            }
            int next = tag < 0 ? end : xhtml.indexOf('>', tag) + 1;
            out.append(xhtml, end, next);
            at = next;
        }
    }

    private String picture(EmojiText.Emoji one) {
        return "<img class=\"emoji\" alt=\"" + one.text() + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(pictures.png(one)) + "\"/>";
    }
}
