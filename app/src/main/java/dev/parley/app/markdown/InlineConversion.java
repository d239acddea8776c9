package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

/**
 * From the parser's nodes within a block to {@link Inline}s: neighbouring text is one, raw HTML is text, bare addresses
 * are links, and nothing invisible is left in prose.
 */
final class InlineConversion {
    private static final LinkExtractor ADDRESSES = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL))
            .build();

    private final List<Inline> result = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean findsAddresses;

    private InlineConversion(boolean findsAddresses) {
        this.findsAddresses = findsAddresses;
    }

    static List<Inline> childrenOf(Node parent) {
        return childrenOf(parent, true);
    }

    private static List<Inline> childrenOf(Node parent, boolean findsAddresses) {
        InlineConversion conversion = new InlineConversion(findsAddresses);
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            conversion.add(node);
        }
        conversion.endText();
        return List.copyOf(conversion.result);
    }

    /** Text as it was written, line by line. */
    static List<Inline> literal(String source) {
        InlineConversion conversion = new InlineConversion(false);
        boolean isFirst = true;
        for (String line : source.split("\n", -1)) {
            if (!isFirst) {
                conversion.addWhole(new Inline.Break());
            }
            isFirst = false;
            conversion.text.append(line);
        }
        conversion.endText();
        return List.copyOf(conversion.result);
    }

    private void add(Node node) {
        switch (node) {
            case Text it -> text.append(it.getLiteral());
            case HtmlInline it -> text.append(it.getLiteral());
            case SoftLineBreak it -> text.append(' ');
            case HardLineBreak it -> addWhole(new Inline.Break());
            case Code it -> addWhole(new Inline.Code(it.getLiteral()));
            case Emphasis it -> addWhole(new Inline.Emphasis(childrenOf(it, findsAddresses)));
            case StrongEmphasis it -> addWhole(new Inline.Strong(childrenOf(it, findsAddresses)));
            case Strikethrough it -> addWhole(new Inline.Strike(childrenOf(it, findsAddresses)));
            case Link it -> addWhole(new Inline.Link(it.getDestination(), childrenOf(it, false)));
            case Image it -> addWhole(image(it));
            case MathNodes.InlineFormula it -> addWhole(new Inline.Formula(it.tex));
            default -> throw new IllegalStateException("An inline that no parser here makes: " + node.getClass());
        }
    }

    private static Inline image(Image image) {
        StringBuilder alt = new StringBuilder();
        for (Inline inline : childrenOf(image, false)) {
            alt.append(PlainText.of(inline));
        }
        return new Inline.Image(image.getDestination(), alt.toString(), image.getTitle());
    }

    private void addWhole(Inline inline) {
        endText();
        result.add(inline);
    }

    private void endText() {
        String prose = VisibleText.prose(text.toString());
        text.setLength(0);
        if (prose.isEmpty()) {
            return;
        }
        if (!findsAddresses || (prose.indexOf(':') < 0 && prose.indexOf('@') < 0 && prose.indexOf('.') < 0)) {
            result.add(new Inline.Text(prose));
            return;
        }
        StringBuilder between = new StringBuilder();
        for (Span span : ADDRESSES.extractSpans(prose)) {
            String part = prose.substring(span.getBeginIndex(), span.getEndIndex());
            String destination = span instanceof LinkSpan link ? destination(link.getType(), part) : "";
            if (destination.isEmpty()) {
                between.append(part);
            } else {
                flush(between);
                result.add(new Inline.Link(destination, List.of(new Inline.Text(part))));
            }
        }
        flush(between);
    }

    private void flush(StringBuilder between) {
        if (!between.isEmpty()) {
            result.add(new Inline.Text(between.toString()));
            between.setLength(0);
        }
    }

    /** Where an address leads; empty for a scheme that is never opened. */
    private static String destination(LinkType type, String text) {
        return switch (type) {
            case EMAIL -> "mailto:" + text;
            case WWW -> "https://" + text;
            case URL ->
                text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8)
                        ? text
                        : "";
        };
    }
}
