package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text that means the same when it is parsed by itself, up to the definitions of links and up to what a list
 * passes on to its items: a block of the top level or an item of a list there.
 *
 * @param start the start of its first line in what was parsed
 * @param nodes what it is made of
 * @param list for an item: the list it belongs to
 */
record Piece(int start, List<Node> nodes, @Nullable ListBlock list) {

    /** The pieces of what was parsed, in their order. */
    static List<Piece> of(Node document, String source) {
        List<Piece> result = new ArrayList<>();
        Node last = null;
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListBlock list) {
                for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                    result.add(new Piece(startOf(item, source), List.of(item), list));
                }
            } else if (last != null && continues(last, node, source)) {
                Piece before = result.removeLast();
                List<Node> nodes = new ArrayList<>(before.nodes);
                nodes.add(node);
                result.add(new Piece(before.start, nodes, null));
            } else {
                result.add(new Piece(startOf(node, source), new ArrayList<>(List.of(node)), null));
            }
            last = node;
        }
        return result;
    }

    /**
     * Whether a node's first line was read as one of the paragraph before it: by itself it could be something else, for
     * instance indented code.
     */
    private static boolean continues(Node last, Node node, String source) {
        boolean isText = node instanceof Paragraph
                || node instanceof TableBlock
                || node instanceof Heading
                || node instanceof LinkReferenceDefinition;
        if (!isText || !(last instanceof Paragraph || last instanceof LinkReferenceDefinition)) {
            return false;
        }
        if (node.getSourceSpans().isEmpty()) {
            return true;
        }
        int start = startOf(node, source);
        int lineBefore = source.lastIndexOf('\n', start - 2) + 1;
        return start > 0 && !LineText.isBlank(source, lineBefore, start);
    }

    private static int startOf(Node node, String source) {
        List<SourceSpan> spans = node.getSourceSpans();
        int index = spans.isEmpty() ? 0 : spans.getFirst().getInputIndex();
        return source.lastIndexOf('\n', index - 1) + 1;
    }

    /** The only node, if it is a fence at the top level that has not been closed. */
    @Nullable FencedCodeBlock openFence() {
        return nodes.size() == 1
                        && list == null
                        && nodes.getFirst() instanceof FencedCodeBlock fence
                        && fence.getClosingFenceLength() == null
                ? fence
                : null;
    }

    /** Adds the labels this piece defines and nobody did before. */
    void define(Definitions definitions, Set<String> added) {
        nodes.forEach(node -> definitions.addAll(node, added));
    }
}
