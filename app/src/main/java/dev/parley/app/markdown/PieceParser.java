package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** From the text of pieces to blocks. What would take too long to parse is shown as it was written. */
final class PieceParser {
    /** A piece that is longer than this and not code is shown as it was written. */
    static final int LONGEST = 512 * 1024;

    private final Parser parser;
    private boolean gaveUp;

    PieceParser(Definitions definitions) {
        this.parser = CommonMark.full(definitions);
    }

    /** The pieces of a text that begins where a piece begins. */
    List<Piece> pieces(String source) {
        try {
            return Piece.of(CommonMark.withoutInlines(source), source);
        } catch (IllegalArgumentException e) {
            gaveUp = true;
            // A table of too many cells: it is no table then, and the pieces are those of a text without tables.
            return Piece.of(CommonMark.withoutTables().parse(source), source);
        }
    }

    /**
     * The blocks of one piece, or of the open end.
     *
     * @param continued for an item of a list: its number and whether the list is tight so far
     */
    List<Block> blocks(String source, boolean isOpen, BlockConversion.@Nullable ListContext continued) {
        if (source.length() > LONGEST && !isCode(source)) {
            return List.of(literal(source));
        }
        try {
            if (HeavyText.isIn(source)) {
                gaveUp = true;
                return List.of(literal(source));
            }
            return convert(parser.parse(source), source, isOpen, continued);
        } catch (IllegalArgumentException e) {
            gaveUp = true;
            return List.of(literal(source));
        }
    }

    private static List<Block> convert(
            Node document, String source, boolean isOpen, BlockConversion.@Nullable ListContext continued) {
        BlockConversion conversion = new BlockConversion(source, isOpen);
        List<Block> result = new ArrayList<>();
        BlockConversion.ListContext context = continued;
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            conversion.add(node, node.getNext() == null, context, result);
            context = null;
        }
        return result;
    }

    private static boolean isCode(String source) {
        int i = 0;
        while (i < source.length() && source.charAt(i) == ' ') {
            i++;
        }
        return source.startsWith("```", i) || source.startsWith("~~~", i) || i >= 4;
    }

    static Block literal(String source) {
        return new Block.Paragraph(InlineConversion.literal(source.stripTrailing()));
    }

    /** Whether something took too much since the last call. */
    boolean takeGaveUp() {
        boolean result = gaveUp;
        gaveUp = false;
        return result;
    }
}
