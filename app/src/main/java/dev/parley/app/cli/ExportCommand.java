package dev.parley.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ChatArchive;
import dev.parley.client.archive.ChatMarkdown;
import dev.parley.client.store.AtomicFile;
import dev.parley.client.store.History;
import dev.parley.client.store.StoreException;
import dev.parley.client.transcript.Chat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley export}: chats as Markdown, JSON, HTML or PDF; also while the window is open. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private final AppServices services;
    private final Console console;

    @Parameters(paramLabel = "CHAT", descriptionKey = "CHAT")
    List<String> wanted = new ArrayList<>();

    @Option(names = "--all")
    boolean all;

    @Option(names = "--list")
    boolean list;

    @Option(names = "--format", paramLabel = "markdown|json|html|pdf", defaultValue = "markdown")
    String format = "markdown";

    @Option(names = "--no-reasoning")
    boolean noReasoning;

    @Option(names = "--out", paramLabel = "FILE")
    @Nullable Path file;

    ExportCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!List.of("markdown", "json", "html", "pdf").contains(format)) {
            throw UsageException.of("option.unknown_value", "--format", format, "markdown, json, html, pdf");
        }
        if (format.equals("pdf") && file == null && !list) {
            throw UsageException.of("export.pdf_file");
        }
        if (!list && !all && wanted.isEmpty()) {
            throw UsageException.of("export.which");
        }
        try (History history = services.openHistory()) {
            List<Chat> chats = Waiting.on(history.chats());
            if (list) {
                chats.forEach(chat -> console.printLine(chat.id() + "\t" + chat.updatedAt() + "\t" + chat.title()));
                return ExitCode.OK;
            }
            List<ArchivedChat> found = new ArrayList<>();
            for (Chat chat : all ? chats : chosen(chats)) {
                found.add(new ArchivedChat(
                        chat, Waiting.on(history.load(chat.id())).turns()));
            }
            put(
                    format.equals("pdf")
                            ? services.pdf(only(found), !noReasoning)
                            : text(found).getBytes(UTF_8));
            return ExitCode.OK;
        }
    }

    private List<Chat> chosen(List<Chat> chats) {
        return wanted.stream().map(name -> one(chats, name)).distinct().toList();
    }

    /** By id, else by its title, which must be that of one chat. */
    private static Chat one(List<Chat> chats, String name) {
        List<Chat> found = chats.stream().filter(chat -> chat.id().equals(name)).toList();
        if (found.isEmpty()) {
            found = chats.stream()
                    .filter(chat -> chat.title().equalsIgnoreCase(name))
                    .toList();
        }
        if (found.size() != 1) {
            throw UsageException.of(found.isEmpty() ? "export.unknown" : "export.several", name);
        }
        return found.getFirst();
    }

    private String text(List<ArchivedChat> chats) {
        boolean reasoning = !noReasoning;
        return switch (format) {
            case "json" -> new String(ChatArchive.write(chats, reasoning, services.attachedFiles()), UTF_8);
            case "html" -> services.html(only(chats), reasoning);
            default ->
                chats.stream()
                        .map(chat -> ChatMarkdown.of(chat, reasoning, ZoneId.systemDefault()))
                        .collect(Collectors.joining("\n---\n\n"));
        };
    }

    private static ArchivedChat only(List<ArchivedChat> chats) {
        if (chats.size() != 1) {
            throw UsageException.of("export.one_page");
        }
        return chats.getFirst();
    }

    private void put(byte[] bytes) {
        if (file == null) {
            console.print(new String(bytes, UTF_8));
            return;
        }
        try {
            new AtomicFile(file).write(bytes);
        } catch (IOException e) {
            throw new StoreException(Messages.text("export.unwritable", file), e);
        }
    }
}
