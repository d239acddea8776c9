package dev.parley.app.export;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.MarkdownHtml;
import dev.parley.client.Role;
import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ArchivedFiles;
import dev.parley.client.transcript.AnswerCost;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;

/** A chat as one page of HTML that needs nothing else, fetches nothing and runs nothing; light and dark. */
public final class ChatHtml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String STYLE = """
            :root { color-scheme: light dark; --fg: #1d2129; --muted: #515866; --line: #d3d7de; --bg: #fff; --soft: #f0f2f5; --bad: #c92a35; }
            @media (prefers-color-scheme: dark) {
              :root { --fg: #e3e6eb; --muted: #a6adba; --line: #353a45; --bg: #16181d; --soft: #22262e; --bad: #ff8a82; }
            }
            body { margin: 0; background: var(--bg); color: var(--fg); font: 15px/1.6 Inter, system-ui, sans-serif; }
            main { max-width: 800px; margin: 0 auto; padding: 24px; overflow-wrap: anywhere; }
            h1 { font-size: 22px; line-height: 32px; margin: 0 0 4px; }
            header p, .who { color: var(--muted); font-size: 13px; margin: 0 0 8px; }
            .who b { color: var(--fg); }
            section { margin: 20px 0; }
            .user > div { background: var(--soft); border-radius: 12px; padding: 2px 16px; }
            pre, code { font: 13px/1.55 "JetBrains Mono", ui-monospace, monospace; background: var(--soft); border-radius: 4px; }
            code { padding: 1px 4px; }
            pre { padding: 12px; border-radius: 8px; overflow-x: auto; }
            pre code { padding: 0; background: none; }
            table { border-collapse: collapse; font-size: 13px; }
            th, td { border: 1px solid var(--line); padding: 5px 12px; text-align: start; }
            blockquote { margin: 8px 0; padding: 0 12px; border-inline-start: 3px solid var(--line); color: var(--muted); }
            details { color: var(--muted); }
            figure { margin: 8px 0; }
            figure img { max-width: 100%; border-radius: 8px; }
            figcaption { color: var(--muted); font-size: 13px; }
            .fault { border-inline-start: 3px solid var(--bad); padding: 4px 16px; }
            """;

    private final Texts texts = Texts.of(ChatHtml.class);
    private final StringBuilder out = new StringBuilder();
    private final boolean reasoning;
    private final ZoneId zone;
    private final ArchivedFiles files;

    private ChatHtml(boolean reasoning, ZoneId zone, ArchivedFiles files) {
        this.reasoning = reasoning;
        this.zone = zone;
        this.files = files;
    }

    /**
     * The page of a chat.
     *
     * @param reasoning whether the thoughts of models are in it
     * @param zone in which times are told
     * @param files the bytes of pictures, which are in the page
     */
    public static String of(ArchivedChat chat, boolean reasoning, ZoneId zone, ArchivedFiles files) {
        return new ChatHtml(reasoning, zone, files).page(chat);
    }

    /**
     * The same in pieces of well-formed XHTML, made one after the other: first the head with the title, then each turn.
     */
    static Stream<String> pieces(ArchivedChat chat, boolean reasoning, ZoneId zone, ArchivedFiles files) {
        return Stream.concat(
                Stream.of(chat).map(whole -> {
                    ChatHtml head = new ChatHtml(reasoning, zone, files);
                    head.head(whole, escaped(title(whole)));
                    return head.out.toString();
                }),
                chat.path().stream().map(turn -> {
                    ChatHtml piece = new ChatHtml(reasoning, zone, files);
                    piece.turn(turn);
                    return piece.out.toString();
                }));
    }

    /** What the chat is called. */
    static String title(ArchivedChat chat) {
        String named = chat.chat().title();
        return named.isEmpty() ? Texts.of(ChatHtml.class).get("export.untitled") : named;
    }

    private String page(ArchivedChat archived) {
        String title = escaped(title(archived));
        out.append("<!doctype html>\n<html><head><meta charset=\"utf-8\">");
        out.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        out.append("<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head>\n");
        out.append("<body><main>\n");
        head(archived, title);
        archived.path().forEach(this::turn);
        return out.append("</main></body></html>\n").toString();
    }

    private void head(ArchivedChat archived, String title) {
        out.append("<header><h1 dir=\"auto\">").append(title).append("</h1><p>");
        out.append(time(archived.chat().createdAt())).append("</p></header>\n");
        if (!archived.chat().systemPrompt().isEmpty()) {
            fold(texts.get("export.system_prompt"), archived.chat().systemPrompt());
        }
    }

    private void turn(Turn turn) {
        boolean user = turn.role() == Role.USER;
        out.append("<section class=\"").append(user ? "user" : "answer").append("\">\n<p class=\"who\">");
        out.append(user ? "<b>" + escaped(texts.get("export.you")) + "</b>" : who(turn));
        out.append(' ').append(time(turn.createdAt())).append("</p>\n");
        if (reasoning && !turn.reasoning().isEmpty()) {
            fold(texts.get("export.reasoning"), turn.reasoning());
        }
        turn.toolCalls().forEach(this::toolCall);
        out.append("<div dir=\"auto\">").append(MarkdownHtml.of(turn.text())).append("</div>\n");
        turn.attachments().forEach(this::attachment);
        AnswerCost cost = AnswerCost.of(turn);
        if (cost != null && cost.amount() != null) {
            String key = cost.atMost() ? "export.cost.at_most" : "export.cost";
            out.append("<p class=\"who\">")
                    .append(escaped(texts.get(key, cost.text())))
                    .append("</p>\n");
        }
        TurnFault fault = turn.fault();
        if (fault != null) {
            out.append("<div class=\"fault\"><b>")
                    .append(escaped(fault.sentence()))
                    .append("</b>");
            out.append(fault.detail().isEmpty() ? "" : "<br />" + escaped(fault.detail()))
                    .append("</div>\n");
        }
        out.append("</section>\n");
    }

    private void attachment(TurnAttachment file) {
        String name = escaped(file.name());
        byte[] bytes = file.isImage() ? files.bytes(file) : null;
        out.append("<figure>");
        if (bytes != null) {
            out.append("<img alt=\"").append(name).append("\" src=\"data:").append(escaped(file.mediaType()));
            out.append(";base64,")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("\"/>");
        }
        out.append("<figcaption>").append(escaped(texts.get("export.attached", file.name(), file.size())));
        out.append("</figcaption></figure>\n");
    }

    private String who(Turn turn) {
        TurnOrigin origin = turn.origin();
        if (origin == null) {
            return "<b>" + escaped(texts.get("export.answer")) + "</b>";
        }
        String model = origin.model();
        return model == null
                ? "<b>" + escaped(origin.profileName()) + "</b>"
                : "<b>" + escaped(model) + "</b> " + escaped(origin.profileName());
    }

    private void toolCall(ToolCall call) {
        out.append("<details><summary>").append(escaped(texts.get("export.tool_call", call.name())));
        out.append("</summary><pre><code>").append(escaped(call.arguments())).append("</code></pre></details>\n");
    }

    private void fold(String summary, String markdown) {
        out.append("<details><summary>").append(escaped(summary)).append("</summary>\n<div dir=\"auto\">");
        out.append(MarkdownHtml.of(markdown)).append("</div></details>\n");
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
