package dev.parley.app.markdown;

/** A list at the top level whose items become blocks one after the other. */
final class OpenList {
    /** The block of its first item. */
    final int firstBlock;

    boolean tight = true;

    OpenList(int firstBlock) {
        this.firstBlock = firstBlock;
    }
}
