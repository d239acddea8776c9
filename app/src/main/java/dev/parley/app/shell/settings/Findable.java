package dev.parley.app.shell.settings;

/** A row of the settings that the search finds by what it says. */
interface Findable {
    /** All of its words. */
    String said();
}
