package dev.parley.app.markdown.view;

import dev.parley.app.fx.RightToLeft;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.DrawnText;
import dev.parley.app.markdown.Inline;
import dev.parley.app.markdown.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the tree of a line to the runs it is drawn in. */
final class InlineSpans {
    private final InlineNodes nodes;
    private int drawn;
    private final List<InlineSpan> spans = new ArrayList<>();

    private InlineSpans(InlineNodes nodes) {
        this.nodes = nodes;
    }

    private record Look(
            boolean strong,
            boolean emphasis,
            boolean strike,
            @Nullable String link) {
        static final Look PLAIN = new Look(false, false, false, null);

        InlineSpan span(InlineSpan.Kind kind, String text, @Nullable String source) {
            return new InlineSpan(kind, text, source, strong, emphasis, strike, link);
        }
    }

    /** The runs of {@code content}; emoji stand alone where {@code nodes} draws them. */
    static List<InlineSpan> of(List<Inline> content, InlineNodes nodes) {
        InlineSpans result = new InlineSpans(nodes);
        result.addAll(content, Look.PLAIN);
        int hidden = result.drawn - DrawnText.MOST;
        if (hidden > 0) {
            String note = Texts.of(InlineSpans.class).get("text.cut", hidden);
            result.spans.add(Look.PLAIN.span(InlineSpan.Kind.HIDDEN, note, null));
        }
        return result.spans;
    }

    private void addAll(List<Inline> content, Look look) {
        for (Inline inline : content) {
            add(inline, look);
        }
    }

    private void add(Inline inline, Look look) {
        switch (inline) {
            case Inline.Text text -> addText(text.text(), InlineSpan.Kind.TEXT, look);
            case Inline.Break ignored -> addText("\n", InlineSpan.Kind.TEXT, look);
            case Inline.Code code -> {
                InlineSpan room = look.span(InlineSpan.Kind.ROOM, "", null);
                spans.add(room);
                addCode(code.text(), look);
                spans.add(room);
            }
            case Inline.Formula formula -> addPiece(look.span(InlineSpan.Kind.FORMULA, formula.tex(), null));
            case Inline.Image image -> addPiece(look.span(InlineSpan.Kind.IMAGE, image.alt(), image.destination()));
            case Inline.Strong strong ->
                addAll(strong.content(), new Look(true, look.emphasis, look.strike, look.link));
            case Inline.Emphasis emphasis ->
                addAll(emphasis.content(), new Look(look.strong, true, look.strike, look.link));
            case Inline.Strike strike ->
                addAll(strike.content(), new Look(look.strong, look.emphasis, true, look.link));
            case Inline.Link link ->
                addAll(link.content(), new Look(look.strong, look.emphasis, look.strike, link.destination()));
        }
    }

    private void addCode(String code, Look look) {
        for (VisibleText.Segment segment : VisibleText.segments(code)) {
            switch (segment) {
                case VisibleText.Plain plain -> addText(plain.text(), InlineSpan.Kind.CODE, look);
                case VisibleText.Symbol symbol -> addPiece(look.span(InlineSpan.Kind.HIDDEN, symbol.shown(), null));
            }
        }
    }

    private void addText(String whole, InlineSpan.Kind kind, Look look) {
        int room = Math.max(0, DrawnText.MOST - drawn);
        drawn += whole.length();
        String text = whole.length() <= room ? whole : whole.substring(0, room);
        int from = 0;
        while (from < text.length()) {
            Optional<InlineNodes.Cluster> emoji = nodes.nextEmoji(text, from);
            int end = emoji.map(InlineNodes.Cluster::start).orElse(text.length());
            for (String piece : RightToLeft.pieces(text.substring(from, end))) {
                addPiece(look.span(kind, piece, null));
            }
            from = end;
            if (emoji.isPresent()) {
                from = emoji.get().end();
                addPiece(look.span(InlineSpan.Kind.EMOJI, text.substring(end, from), null));
            }
        }
    }

    // Runs that look the same are one node.
    private void addPiece(InlineSpan span) {
        if (span.text().isEmpty() && span.isText()) {
            return;
        }
        if (span.kind() == InlineSpan.Kind.TEXT
                && !spans.isEmpty()
                && spans.getLast().looksLike(span)) {
            InlineSpan before = spans.removeLast();
            spans.add(new InlineSpan(
                    span.kind(),
                    before.text() + span.text(),
                    null,
                    span.strong(),
                    span.emphasis(),
                    span.strike(),
                    null));
        } else {
            spans.add(span);
        }
    }
}
