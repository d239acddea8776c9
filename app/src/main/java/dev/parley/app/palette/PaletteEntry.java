package dev.parley.app.palette;

import java.text.Normalizer;
import java.util.function.Supplier;

/**
 * One thing that can be found and run.
 *
 * @param id the same for the same thing at all times, such as {@code chat:} and the chat's id
 * @param icon a literal of the Feather pack
 * @param title what is searched, in Unicode's composed form
 * @param detail a few words that tell it from others; asked for only when it is shown
 * @param keys how its key is written; empty without one
 * @param run does it, after the palette was closed
 */
public record PaletteEntry(
        String id, PaletteGroup group, String icon, String title, Supplier<String> detail, String keys, Runnable run) {

    public PaletteEntry {
        title = Normalizer.normalize(title, Normalizer.Form.NFC);
    }

    /** Without a key. */
    public PaletteEntry(
            String id, PaletteGroup group, String icon, String title, Supplier<String> detail, Runnable run) {
        this(id, group, icon, title, detail, "", run);
    }
}
