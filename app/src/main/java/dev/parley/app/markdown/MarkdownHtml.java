package dev.parley.app.markdown;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Markdown as HTML for a page that somebody else opens: tags in the text are shown as text, addresses are http, https or
 * mailto, and a picture is a link, so that opening the page fetches nothing.
 */
public final class MarkdownHtml {
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .percentEncodeUrls(true)
            .softbreak("<br />\n")
            .nodeRendererFactory(FormulaRenderer::new)
            .build();

    private MarkdownHtml() {}

    /** The HTML of a text, without a page around it. */
    public static String of(String markdown) {
        Node document = CommonMark.parse(markdown);
        document.accept(new PicturesToLinks());
        return RENDERER.render(document);
    }

    private static final class PicturesToLinks extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            Link link = new Link(image.getDestination(), image.getTitle());
            for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                link.appendChild(child);
            }
            image.insertAfter(link);
            image.unlink();
            visitChildren(link);
        }
    }

    /** Formulas stay TeX, which readers of such texts know. */
    private record FormulaRenderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(MathNodes.InlineFormula.class, MathNodes.DisplayFormula.class);
        }

        @Override
        public void render(Node node) {
            HtmlWriter html = context.getWriter();
            switch (node) {
                case MathNodes.InlineFormula inline -> {
                    html.tag("code");
                    html.text(inline.tex);
                    html.tag("/code");
                }
                case MathNodes.DisplayFormula display
                when display.closed -> {
                    html.line();
                    html.tag("pre");
                    html.tag("code");
                    html.text(display.tex);
                    html.tag("/code");
                    html.tag("/pre");
                    html.line();
                }
                default -> paragraph(node, html);
            }
        }

        /** Lines that only began as a formula. */
        private void paragraph(Node node, HtmlWriter html) {
            html.line();
            html.tag("p");
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.tag("/p");
            html.line();
        }
    }
}
