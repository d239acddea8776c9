package dev.parley.app.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.jspecify.annotations.Nullable;

/**
 * What of a growing text is closed: its pieces are parsed once, and again only when a definition arrives that they asked
 * for. Collects what changes until it is applied.
 */
final class ClosedBlocks {
    private static final int MANY_CELLS = 1_000;

    private final LineText text;
    private final Definitions definitions = new Definitions();
    private final PieceParser parser = new PieceParser(definitions);
    private final Map<String, Set<ClosedPiece>> waiting = new HashMap<>();
    private final Set<ClosedPiece> postponed = new LinkedHashSet<>();

    private final TreeMap<Integer, Block> replaced = new TreeMap<>();
    private final List<Block> added = new ArrayList<>();
    /** How many blocks are closed, those in {@link #added} not counted. */
    private int count;

    private int end;
    /** The list that the first piece of the open end continues. */
    private @Nullable OpenList list;

    private int number;

    /** From this block on the items of the current list are to be loose; beyond all blocks if there is none. */
    private int loosen = Integer.MAX_VALUE;

    ClosedBlocks(LineText text) {
        this.text = text;
    }

    /** Where the open end begins in the text. */
    int end() {
        return end;
    }

    /** Closes all pieces of whole lines but the last; that one's fence if it is nothing but an open fence. */
    @Nullable FencedCodeBlock closeUpTo(int endOfLines) {
        List<Piece> pieces = parser.pieces(text.between(end, endOfLines));
        if (pieces.isEmpty()) {
            end = endOfLines;
            return null;
        }
        close(pieces, pieces.size() - 1, endOfLines);
        return pieces.getLast().openFence();
    }

    /** Closes all there is. */
    void closeAll() {
        List<Piece> pieces = parser.pieces(text.from(end));
        close(pieces, pieces.size(), text.length());
        end = text.length();
        postponed.forEach(this::parseAgain);
        postponed.clear();
    }

    private void close(List<Piece> pieces, int closing, int endOfText) {
        Set<String> labels = new LinkedHashSet<>();
        pieces.subList(0, closing).forEach(piece -> piece.define(definitions, labels));
        int origin = end;
        ListBlock last = null;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            enter(piece.list(), last, i == 0);
            last = piece.list();
            end = origin + piece.start();
            if (i < closing) {
                add(end, i + 1 < pieces.size() ? origin + pieces.get(i + 1).start() : endOfText);
                number++;
            }
        }
        resolve(labels);
    }

    /** Keeps track of the list a piece is an item of. */
    @SuppressWarnings("ReferenceEquality") // the very node
    private void enter(@Nullable ListBlock now, @Nullable ListBlock last, boolean isFirst) {
        if (now == null) {
            list = null;
            return;
        }
        boolean isNew = isFirst ? list == null : now != last;
        if (isNew || list == null) {
            list = new OpenList(count + added.size());
            number = now instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                    ? ordered.getMarkerStartNumber()
                    : 1;
        }
        if (!now.isTight() && list.tight) {
            list.tight = false;
            loosen = Math.min(loosen, list.firstBlock);
        }
    }

    private void add(int start, int pieceEnd) {
        ClosedPiece piece = new ClosedPiece(start, pieceEnd, count + added.size(), list, number);
        added.addAll(parse(piece));
        for (String label : definitions.takeMissing()) {
            waiting.computeIfAbsent(label, key -> new LinkedHashSet<>()).add(piece);
        }
    }

    private List<Block> parse(ClosedPiece piece) {
        BlockConversion.ListContext context =
                piece.list == null ? null : new BlockConversion.ListContext(piece.number, piece.list.tight);
        return parser.blocks(text.between(piece.start, piece.end), false, context);
    }

    private void resolve(Set<String> labels) {
        Set<ClosedPiece> pieces = new LinkedHashSet<>();
        for (String label : labels) {
            pieces.addAll(waiting.getOrDefault(label, Set.of()));
            waiting.remove(label);
        }
        for (ClosedPiece piece : pieces) {
            if (piece.mayRepeat()) {
                parseAgain(piece);
            } else {
                postponed.add(piece);
            }
        }
    }

    /** Definitions change what is within blocks, never how many there are. */
    private void parseAgain(ClosedPiece piece) {
        List<Block> again = parse(piece);
        definitions.takeMissing();
        for (int i = 0; i < again.size(); i++) {
            replaced.put(piece.firstBlock + i, again.get(i));
        }
    }

    /** The blocks of the open end as it stands. */
    List<Block> openEnd(int endOfText) {
        BlockConversion.ListContext context = list == null ? null : new BlockConversion.ListContext(number, list.tight);
        List<Block> result = parser.blocks(text.between(end, endOfText), true, context);
        definitions.takeMissing();
        return result;
    }

    /** Brings the blocks up to date. */
    MarkdownDocument.Edit apply(List<Block> blocks, List<Block> open) {
        loosenItems(blocks);
        int from = replaced.isEmpty() ? count : Math.min(count, replaced.firstKey());
        List<Block> now = new ArrayList<>(blocks.subList(from, count));
        now.addAll(added);
        replaced.forEach((index, block) -> now.set(index - from, block));
        now.addAll(open);
        count += added.size();
        added.clear();
        replaced.clear();
        return replace(blocks, from, now);
    }

    private void loosenItems(List<Block> blocks) {
        for (int i = loosen; i < count; i++) {
            Block block = replaced.getOrDefault(i, blocks.get(i));
            if (block instanceof Block.Item item && item.tight()) {
                replaced.put(i, new Block.Item(item.marker(), item.checked(), false, item.content()));
            }
        }
        loosen = Integer.MAX_VALUE;
    }

    private static MarkdownDocument.Edit replace(List<Block> blocks, int from, List<Block> now) {
        List<Block> old = blocks.subList(from, blocks.size());
        int shorter = Math.min(old.size(), now.size());
        int same = 0;
        while (same < shorter && old.get(same).equals(now.get(same))) {
            same++;
        }
        int rest = 0;
        while (rest < shorter - same && old.get(old.size() - 1 - rest).equals(now.get(now.size() - 1 - rest))) {
            rest++;
        }
        List<Block> changed = now.subList(same, now.size() - rest);
        List<Block> gone = old.subList(same, old.size() - rest);
        MarkdownDocument.Edit edit = new MarkdownDocument.Edit(from + same, gone.size(), changed);
        gone.clear();
        blocks.addAll(from + same, changed);
        return edit;
    }

    /** Whether parsing the open end cost more than its length says. */
    boolean isHeavy(List<Block> open) {
        boolean gaveUp = parser.takeGaveUp();
        return gaveUp
                || open.stream()
                        .anyMatch(block -> block instanceof Block.Table table
                                && table.rows().size() * table.columns().size() > MANY_CELLS);
    }
}
