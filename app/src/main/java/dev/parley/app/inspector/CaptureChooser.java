package dev.parley.app.inspector;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for a file. */
public interface CaptureChooser {

    /** Where to save a capture; empty if the person thought better of it. */
    Optional<Path> toSave(String suggestedName);

    /** Which capture to open; empty if the person thought better of it. */
    Optional<Path> toOpen();
}
