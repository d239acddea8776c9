package dev.parley.app.palette;

import java.util.List;

/** Gives the palette things to find. */
@FunctionalInterface
public interface PaletteSource {

    /** What there is now, the likeliest first. Called on the toolkit's thread each time the palette opens. */
    List<PaletteEntry> entries();
}
