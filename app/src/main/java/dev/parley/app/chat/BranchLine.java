package dev.parley.app.chat;

import dev.parley.client.Role;
import java.util.List;

/**
 * A turn as a line of the tree of a chat. Turns that follow one another stand below one another; where there are several
 * answers to a turn, each begins a branch one column further in.
 *
 * @param name of the model that answered; empty for the person's own turns and where it is not known
 * @param words the first line of what was said, without marks; empty without any
 * @param shown whether it is on the path that the transcript shows
 * @param last whether it is the end of that path
 * @param guides for each column before its own, whether another branch begins there further down
 * @param joint how it hangs on what is above
 * @param continued whether anything follows it, in its own column or as branches
 */
public record BranchLine(
        String turnId,
        Role role,
        String name,
        String words,
        boolean shown,
        boolean last,
        List<Boolean> guides,
        Joint joint,
        boolean continued) {

    public BranchLine {
        guides = List.copyOf(guides);
    }

    /** What leads to a turn. */
    public enum Joint {
        /** The first turn of all. */
        NONE,
        /** From the turn above, in the same column. */
        BELOW,
        /** From the turn that the branches part at; another one follows further down. */
        BRANCH,
        /** The last of the branches that part there. */
        LAST_BRANCH
    }

    /** The column, from 0 on. */
    public int column() {
        return guides.size();
    }
}
