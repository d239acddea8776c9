package dev.parley.app.markdown.view;

import dev.parley.app.fx.RightToLeft;
import dev.parley.app.markdown.BlockText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a line that is drawn in one way.
 *
 * @param text what is drawn; for a formula its source, for an image its alternative text
 * @param source for an image its destination, else {@code null}
 * @param link destination of the link that it belongs to
 */
record InlineSpan(
        Kind kind,
        String text,
        @Nullable String source,
        boolean strong,
        boolean emphasis,
        boolean strike,
        @Nullable String link) {

    enum Kind {
        TEXT,
        CODE,
        /** A character that cannot be seen, by its name; in the flat text the name. */
        HIDDEN,
        EMOJI,
        FORMULA,
        IMAGE,
        /** The little room on both sides of code, which is not in the flat text. */
        ROOM
    }

    /** Whether only the text differs, so that a node of one can show the other. */
    boolean looksLike(InlineSpan other) {
        return kind == other.kind
                && canBeTaken()
                && other.canBeTaken()
                && styleClasses().equals(other.styleClasses());
    }

    /** Whether its node can stand for another run: nothing can be done with it. */
    boolean canBeTaken() {
        return (isText() || kind == Kind.ROOM) && link == null && RightToLeft.isNone(text);
    }

    /** What it counts for in the flat text of its block. */
    String flat() {
        return switch (kind) {
            case TEXT, CODE, HIDDEN, EMOJI -> text;
            case FORMULA, IMAGE -> String.valueOf(BlockText.OBJECT);
            case ROOM -> "";
        };
    }

    boolean isText() {
        return kind == Kind.TEXT || kind == Kind.CODE;
    }

    /** The style classes of its text. */
    List<String> styleClasses() {
        if (kind == Kind.CODE) {
            return List.of("md-code");
        }
        String weight = strong ? (emphasis ? "md-strong-emphasis" : "md-strong") : emphasis ? "md-emphasis" : "md-run";
        return strike ? List.of(weight, "md-strike") : List.of(weight);
    }
}
