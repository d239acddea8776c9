package dev.parley.app.profiles;

import org.jspecify.annotations.Nullable;

/**
 * One row of a menu of the picker.
 *
 * @param detail beside the text, such as what an endpoint speaks; may be empty
 * @param profileId whose dot is shown; {@code null}: none
 * @param current whether it is what is chosen now
 * @param action what choosing it does; {@code null}: it cannot be chosen
 */
public record MenuRow(
        Kind kind,
        String text,
        String detail,
        @Nullable String profileId,
        boolean current,
        @Nullable Runnable action) {

    /** How a row looks. */
    public enum Kind {
        /** The head of the rows below it. */
        GROUP,
        CHOICE,
        ADD,
        EDIT,
        /** Asks for more rows; the menu stays open. */
        ASK,
        /** Something to know. */
        NOTE
    }

    static MenuRow group(String text) {
        return new MenuRow(Kind.GROUP, text, "", null, false, null);
    }

    static MenuRow note(String text) {
        return new MenuRow(Kind.NOTE, text, "", null, false, null);
    }

    static MenuRow choice(String text, boolean current, Runnable action) {
        return new MenuRow(Kind.CHOICE, text, "", null, current, action);
    }

    static MenuRow action(Kind kind, String text, Runnable action) {
        return new MenuRow(kind, text, "", null, false, action);
    }

    public boolean canBeChosen() {
        return action != null;
    }
}
