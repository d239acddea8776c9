package dev.parley.app.profiles.view;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks the person for a file of profiles. */
public interface ProfileDialogs {

    /** Where to save; {@code null}: they thought better of it. {@code name} is proposed. */
    @Nullable Path save(String name);

    /** What to read; {@code null}: they thought better of it. */
    @Nullable Path open();
}
