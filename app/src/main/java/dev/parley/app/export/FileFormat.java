package dev.parley.app.export;

import java.nio.file.Path;
import java.util.Locale;

/** What a chat can be exported as; the name of the file decides. */
public enum FileFormat {
    MARKDOWN("md"),
    HTML("html"),
    PDF("pdf"),
    /** With all branches; can be imported again. */
    JSON("json");

    /** How a file of JSON is named that a desktop opens with Parley. */
    static final String OPENED = ".parley-chat";

    private final String extension;

    FileFormat(String extension) {
        this.extension = extension;
    }

    public String extension() {
        return extension;
    }

    /** The key of its name in the texts of this package. */
    String textKey() {
        return "format." + name().toLowerCase(Locale.ROOT);
    }

    /** The format that a file is named for; Markdown for any other name. */
    public static FileFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (FileFormat format : values()) {
            if (name.endsWith("." + format.extension)) {
                return format;
            }
        }
        return name.endsWith(OPENED) ? JSON : name.endsWith(".htm") ? HTML : MARKDOWN;
    }
}
