package dev.parley.app.export;

import dev.parley.app.fx.Texts;
import dev.parley.client.archive.ArchiveContents;
import dev.parley.client.archive.ArchiveException;
import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ArchivedFiles;
import dev.parley.client.archive.ChatArchive;
import dev.parley.client.archive.ChatMarkdown;
import dev.parley.client.store.AtomicFile;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.History;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Chats to files and back, beside the toolkit's thread; what came of it is told on it. */
public final class ChatFiles {
    private static final int MAX_BYTES = 512 << 20;

    private final Texts texts = Texts.of(ChatFiles.class);
    private final History history;
    private final AttachmentStore attachments;
    private final Executor background;
    private final Executor fx;
    private final Consumer<String> tell;
    private final Progress progress;

    /** Shows what takes long. */
    @FunctionalInterface
    public interface Progress {
        /** Shows a sentence and a way to cancel; running what is returned takes both away. */
        Runnable begun(String sentence, Runnable cancel);
    }

    /** {@code tell} shows a sentence. All of it is called on {@code fx}. */
    public ChatFiles(
            History history,
            AttachmentStore attachments,
            Executor background,
            Executor fx,
            Consumer<String> tell,
            Progress progress) {
        this.progress = progress;
        this.history = history;
        this.attachments = attachments;
        this.background = background;
        this.fx = fx;
        this.tell = tell;
    }

    /** Writes a chat as it is now into a file, whose name says in which format. */
    public void export(String chatId, Path file) {
        var _ = history.load(chatId)
                .whenCompleteAsync(
                        (stored, fault) -> {
                            if (stored == null) {
                                say("export.failed", String.valueOf(fault.getMessage()));
                            } else {
                                write(new ArchivedChat(stored.chat(), stored.turns()), file);
                            }
                        },
                        background);
    }

    private void write(ArchivedChat chat, Path file) {
        try {
            FileFormat format = FileFormat.of(file);
            new AtomicFile(file).write(format == FileFormat.PDF ? pdf(chat, file) : bytes(chat, format));
            say("export.done", String.valueOf(file.getFileName()));
        } catch (CancellationException e) {
            say("export.cancelled", String.valueOf(file.getFileName()));
        } catch (IOException e) {
            say("export.failed", e.getClass().getSimpleName());
        }
    }

    /** The bytes in a store; where they are lost, what is left is exported all the same. */
    public static ArchivedFiles bytesIn(AttachmentStore attachments) {
        return file -> {
            try {
                return attachments.read(file);
            } catch (IOException lost) {
                return null;
            }
        };
    }

    private byte[] pdf(ArchivedChat chat, Path file) throws IOException {
        AtomicBoolean cancelled = new AtomicBoolean();
        CompletableFuture<Runnable> shown = new CompletableFuture<>();
        String sentence = texts.get("export.writing", String.valueOf(file.getFileName()));
        fx.execute(() -> shown.complete(progress.begun(sentence, () -> cancelled.set(true))));
        try {
            return ChatPdf.of(chat, true, ZoneId.systemDefault(), bytesIn(attachments), cancelled::get);
        } finally {
            var _ = shown.thenAcceptAsync(Runnable::run, fx);
        }
    }

    private byte[] bytes(ArchivedChat chat, FileFormat format) {
        ZoneId zone = ZoneId.systemDefault();
        return switch (format) {
            case JSON -> ChatArchive.write(List.of(chat), true, bytesIn(attachments));
            case HTML -> ChatHtml.of(chat, true, zone, bytesIn(attachments)).getBytes(StandardCharsets.UTF_8);
            case MARKDOWN, PDF -> ChatMarkdown.of(chat, true, zone).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Adds the chats of a file; {@code added} gets the id of the first. All of them or none. */
    public void importFrom(Path file, Consumer<String> added) {
        background.execute(() -> {
            try (InputStream in = Files.newInputStream(file)) {
                ArchiveContents contents = ChatArchive.readAll(in.readNBytes(MAX_BYTES));
                // The bytes before the rows that refer to them.
                for (var one : contents.files().entrySet()) {
                    attachments.put(one.getKey().name(), one.getKey().mediaType(), one.getValue());
                }
                List<ArchivedChat> chats = contents.chats();
                chats.forEach(this::save);
                say("import.done", chats.size());
                if (!chats.isEmpty()) {
                    fx.execute(() -> added.accept(chats.getFirst().chat().id()));
                }
            } catch (ArchiveException e) {
                fx.execute(() -> tell.accept(String.valueOf(e.getMessage())));
            } catch (IOException e) {
                say("import.failed", e.getClass().getSimpleName());
            }
        });
    }

    private void save(ArchivedChat archived) {
        history.saveChat(archived.chat());
        archived.turns().forEach(turn -> history.saveTurn(archived.chat().id(), turn));
    }

    private void say(String key, Object argument) {
        String sentence = texts.get(key, argument);
        fx.execute(() -> tell.accept(sentence));
    }
}
