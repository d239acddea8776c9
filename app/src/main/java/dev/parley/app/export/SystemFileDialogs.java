package dev.parley.app.export;

import dev.parley.app.fx.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The dialogs of the system. For the toolkit's thread. */
public final class SystemFileDialogs implements FileDialogs {
    private static final int LONGEST_NAME = 60;

    private final Texts texts = Texts.of(SystemFileDialogs.class);
    private final Supplier<@Nullable Window> owner;

    public SystemFileDialogs(Supplier<@Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public @Nullable Path save(String name) {
        FileChooser chooser = chooser("export.save", FileFormat.values());
        chooser.setInitialFileName(plain(name) + "." + FileFormat.MARKDOWN.extension());
        File file = chooser.showSaveDialog(owner.get());
        if (file == null) {
            return null;
        }
        FileChooser.ExtensionFilter chosen = chooser.getSelectedExtensionFilter();
        // Some systems leave it to the program to complete the name.
        boolean complete = file.getName().contains(".");
        String extension =
                chosen == null ? "md" : chosen.getExtensions().getFirst().substring(2);
        return complete ? file.toPath() : Path.of(file.getPath() + "." + extension);
    }

    @Override
    public @Nullable Path open() {
        File file = chooser("export.open", FileFormat.JSON).showOpenDialog(owner.get());
        return file == null ? null : file.toPath();
    }

    private FileChooser chooser(String titleKey, FileFormat... formats) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get(titleKey));
        for (FileFormat format : formats) {
            String name = texts.get(format.textKey());
            String usual = "*." + format.extension();
            chooser.getExtensionFilters()
                    .add(
                            format == FileFormat.JSON
                                    ? new FileChooser.ExtensionFilter(name, "*" + FileFormat.OPENED, usual)
                                    : new FileChooser.ExtensionFilter(name, usual));
        }
        return chooser;
    }

    /** What every file system takes. */
    static String plain(String name) {
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String shorter =
                plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME).strip() : plain;
        return shorter.isEmpty() || shorter.startsWith(".") ? "chat" : shorter;
    }
}
