package dev.parley.app.shell.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks the person for a file. {@code null}: they thought better of it. */
public interface DataDialogs {

    /** Where to save a ZIP file; {@code name} is proposed, without its extension. */
    @Nullable Path save(String name);

    /** Which backup to read. */
    @Nullable Path openBackup();

    /** Which file of certificates. */
    @Nullable Path openCertificates();
}
