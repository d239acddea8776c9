package dev.parley.app;

import dev.parley.app.export.ChatFiles;
import dev.parley.app.export.FileDialogs;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Export and import of chats in the window. */
final class ExportPlace {
    private final WindowModels models;
    private final FileDialogs dialogs;
    private final ChatFiles files;

    /** {@code tell} shows a sentence; {@code progress} what takes long. */
    ExportPlace(WindowModels models, FileDialogs dialogs, Consumer<String> tell, ChatFiles.Progress progress) {
        this.models = models;
        this.dialogs = dialogs;
        WindowModels.Services services = models.services();
        files = new ChatFiles(
                services.history(), services.attachments(), services.background(), services.fx(), tell, progress);
    }

    /** Asks where to, and writes the chat that is open. */
    void export() {
        String id = models.chat().chatId().get();
        Path file = id == null ? null : dialogs.save(models.chat().title().get());
        if (id != null && file != null) {
            files.export(id, file);
        }
    }

    /** Asks for a file, adds its chats and opens the first. */
    void importChats() {
        Path file = dialogs.open();
        if (file != null) {
            importFrom(file);
        }
    }

    /** Adds the chats of a file and opens the first. */
    void importFrom(Path file) {
        files.importFrom(file, first -> {
            models.history().refresh();
            models.chat().open(first);
        });
    }
}
