package dev.parley.app.palette;

import java.util.List;

/** One line of the palette. */
public sealed interface PaletteRow {

    /** The name of a group. */
    record Head(PaletteGroup group) implements PaletteRow {}

    /**
     * Something to run.
     *
     * @param places the indices of the chars of its title that were matched
     */
    record Item(PaletteEntry entry, List<Integer> places) implements PaletteRow {
        public Item {
            places = List.copyOf(places);
        }
    }
}
