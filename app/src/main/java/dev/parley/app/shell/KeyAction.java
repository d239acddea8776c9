package dev.parley.app.shell;

import java.util.Locale;

/** What a key can do. */
public enum KeyAction {
    SEND(Place.COMPOSER),
    NEW_LINE(Place.COMPOSER),
    EDIT_LAST(Place.COMPOSER),
    STOP_OR_CLOSE(Place.FOCUS),
    NEW_CHAT(Place.WINDOW),
    TEMPORARY_CHAT(Place.WINDOW),
    COMMANDS(Place.WINDOW),
    FIND_IN_CHAT(Place.WINDOW),
    FIND_EVERYWHERE(Place.WINDOW),
    SIDEBAR(Place.WINDOW),
    SETTINGS(Place.WINDOW),
    KEY_LIST(Place.WINDOW),
    CHOOSE_MODEL(Place.WINDOW),
    PARAMETERS(Place.WINDOW),
    INSPECTOR(Place.WINDOW),
    CODE(Place.WINDOW),
    JOBS(Place.WINDOW),
    GATEWAY(Place.WINDOW),
    BRANCHES(Place.WINDOW),
    NOTEBOOK(Place.WINDOW),
    PRESENT(Place.WINDOW),
    /** On a row of the list that row, else the chat that is open. */
    RENAME_CHAT(Place.FOCUS),
    COPY_ANSWER(Place.WINDOW),
    COPY_CODE(Place.WINDOW),
    REGENERATE(Place.WINDOW),
    DELETE_CHAT(Place.WINDOW),
    ZOOM_IN(Place.WINDOW),
    ZOOM_OUT(Place.WINDOW),
    ZOOM_RESET(Place.WINDOW);

    /** Who hears the key. */
    enum Place {
        /** The composer by itself. */
        COMPOSER,
        /** What has the focus first, then the window. */
        FOCUS,
        /** The window, whatever has the focus. */
        WINDOW
    }

    private final Place place;

    KeyAction(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** Whether a person may give it other keys: those of a control are its own. */
    public boolean isRebindable() {
        return place == Place.WINDOW;
    }

    /** The key of its text in this package. */
    public String textKey() {
        return "key." + name().toLowerCase(Locale.ROOT);
    }
}
