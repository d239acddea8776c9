package dev.parley.app.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks the person for a file. */
public interface FileDialogs {

    /** Where to save; {@code null}: they thought better of it. {@code name} is proposed, without its extension. */
    @Nullable Path save(String name);

    /** What to read; {@code null}: they thought better of it. */
    @Nullable Path open();
}
