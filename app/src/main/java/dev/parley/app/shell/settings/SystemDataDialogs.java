package dev.parley.app.shell.settings;

import dev.parley.app.fx.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The dialogs of the system. For the toolkit's thread. */
public final class SystemDataDialogs implements DataDialogs {
    private static final String ZIP = ".zip";

    private final Texts texts = Texts.of(SystemDataDialogs.class);
    private final Supplier<@Nullable Window> owner;

    public SystemDataDialogs(Supplier<@Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public @Nullable Path save(String name) {
        FileChooser chooser = chooser("dialog.save");
        chooser.setInitialFileName(name + ZIP);
        File file = chooser.showSaveDialog(owner.get());
        if (file == null) {
            return null;
        }
        // Some systems leave it to the program to complete the name.
        return file.getName().toLowerCase(Locale.ROOT).endsWith(ZIP) ? file.toPath() : Path.of(file.getPath() + ZIP);
    }

    @Override
    public @Nullable Path openBackup() {
        File file = chooser("dialog.open").showOpenDialog(owner.get());
        return file == null ? null : file.toPath();
    }

    @Override
    public @Nullable Path openCertificates() {
        FileChooser chooser = titled("dialog.certificates");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(texts.get("dialog.pem"), "*.pem", "*.crt", "*.cer"),
                        new FileChooser.ExtensionFilter(texts.get("dialog.all"), "*"));
        File file = chooser.showOpenDialog(owner.get());
        return file == null ? null : file.toPath();
    }

    private FileChooser titled(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get(titleKey));
        return chooser;
    }

    private FileChooser chooser(String titleKey) {
        FileChooser chooser = titled(titleKey);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(texts.get("dialog.zip"), "*" + ZIP));
        return chooser;
    }
}
