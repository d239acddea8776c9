package dev.parley.app.markdown;

import org.jspecify.annotations.Nullable;

/** Where a piece that is closed lies in the text and among the blocks, for when it has to be parsed again. */
final class ClosedPiece {
    /** How much may be parsed again as definitions arrive, as a multiple of the piece, before that waits for the end. */
    private static final int MAX_REPEATS = 64;

    private static final int CHEAP = 4_096;

    final int start;
    final int end;
    final int firstBlock;
    final @Nullable OpenList list;
    final int number;
    private int repeats;

    ClosedPiece(int start, int end, int firstBlock, @Nullable OpenList list, int number) {
        this.start = start;
        this.end = end;
        this.firstBlock = firstBlock;
        this.list = list;
        this.number = number;
    }

    /** Whether it may be parsed once more already now. */
    boolean mayRepeat() {
        return end - start < CHEAP || repeats++ < MAX_REPEATS;
    }
}
