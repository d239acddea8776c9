package dev.parley.app.profiles.view;

import dev.parley.app.fx.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The dialogs of the system. For the toolkit's thread. */
final class SystemProfileDialogs implements ProfileDialogs {
    private final Texts texts;
    private final Supplier<@Nullable Window> owner;

    SystemProfileDialogs(Texts texts, Supplier<@Nullable Window> owner) {
        this.texts = texts;
        this.owner = owner;
    }

    @Override
    public @Nullable Path save(String name) {
        FileChooser chooser = chooser("export.title", "*.parley-profiles", "*.json");
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", " ").strip();
        chooser.setInitialFileName(
                (plain.isEmpty() || plain.startsWith(".") ? "profiles" : plain) + ".parley-profiles");
        File file = chooser.showSaveDialog(owner.get());
        if (file == null) {
            return null;
        }
        // Some systems leave it to the program to complete the name.
        return file.getName().contains(".") ? file.toPath() : Path.of(file.getPath() + ".parley-profiles");
    }

    @Override
    public @Nullable Path open() {
        File file = chooser(
                        "import.file.title", "*.parley-profiles", "*.json", "*.har", "*.yaml", "*.yml", "*.txt", "*.sh")
                .showOpenDialog(owner.get());
        return file == null ? null : file.toPath();
    }

    private FileChooser chooser(String titleKey, String... patterns) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get(titleKey));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(texts.get(titleKey + ".filter"), patterns));
        return chooser;
    }
}
