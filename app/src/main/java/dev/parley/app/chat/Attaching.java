package dev.parley.app.chat;

import dev.parley.client.connect.CarriedFiles;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.transcript.TurnAttachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The files that wait in the composer. They are read and kept beside the toolkit's thread as soon as they are attached, and
 * remembered with the chat until they are sent. For the toolkit's thread.
 */
public final class Attaching {
    /** A pasted text of more characters than this becomes a file: nobody edits that in a composer. */
    public static final int LONG_PASTE = 8_000;

    private final ChatParts parts;
    private final Runnable changed;
    private final ObservableList<DraftFile> files = FXCollections.observableArrayList();
    private final ObservableList<DraftFile> shown = FXCollections.unmodifiableObservableList(files);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private String chatId = "";
    private @Nullable List<TurnAttachment> setAside;
    /** Whether what waits is another than on the disk. */
    private boolean unsaved;

    private long number;
    /** Those that were taken off while they were read. */
    private final Set<Long> unwanted = new HashSet<>();

    /** {@code changed} is called after each change that a person made. */
    Attaching(ChatParts parts, Runnable changed) {
        this.parts = parts;
        this.changed = changed;
    }

    /** In the order in which they are sent. */
    public ObservableList<DraftFile> files() {
        return shown;
    }

    /** Why files were not taken, sentences; empty: nothing is wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public void dismissProblem() {
        problem.set("");
    }

    /** Attaches files from the disk. */
    public void add(List<Path> paths) {
        dismissProblem();
        for (Path path : paths) {
            take(String.valueOf(path.getFileName()), of -> parts.attachments().take(of, path));
        }
    }

    /** Attaches a picture that was pasted; {@code png} is called beside the toolkit's thread. */
    public void addPicture(Supplier<byte[]> png) {
        dismissProblem();
        String name = freeName("attach.picture");
        take(name, of -> parts.attachments().take(of, name, png.get()));
    }

    /** Attaches a text that was pasted. */
    public void addText(String text) {
        dismissProblem();
        String name = freeName("attach.text");
        take(name, of -> parts.attachments().take(of, name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes a file off the message. */
    public void remove(DraftFile file) {
        if (files.removeIf(one -> one.number() == file.number())) {
            if (!file.isRead()) {
                unwanted.add(file.number());
            }
            edited();
        }
    }

    /** Puts the text of a text file into the message in place of the file. */
    public void insertAsText(DraftFile file, Consumer<String> message) {
        TurnAttachment kept = file.file();
        if (kept != null && kept.isText()) {
            parts.background().execute(() -> {
                byte[] bytes = parts.attachments().part(kept).bytes();
                parts.fx().execute(() -> {
                    if (files.contains(file)) {
                        message.accept(new String(bytes, StandardCharsets.UTF_8));
                        remove(file);
                    }
                });
            });
        }
    }

    /** The address from which a picture is read. */
    public @Nullable String address(TurnAttachment file) {
        return parts.attachments().address(file).orElse(null);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** What would be sent now; what is still being read is not in it. */
    List<TurnAttachment> ready() {
        return files.stream().map(DraftFile::file).filter(Objects::nonNull).toList();
    }

    /** Shows what waits in a chat. */
    void show(String newChatId) {
        chatId = newChatId;
        setAside = null;
        dismissProblem();
        fill(store().draft(newChatId));
    }

    /** Shows the files of a message that is edited; those that waited come back. */
    void edit(List<TurnAttachment> ofMessage) {
        if (setAside == null) {
            setAside = ready();
        }
        fill(ofMessage);
        edited();
    }

    /** What was set aside waits again; without an edit nothing waits any more. */
    void endEdit() {
        List<TurnAttachment> rest = setAside == null ? List.of() : setAside;
        setAside = null;
        dismissProblem();
        fill(rest);
        if (!parts.attachments().isTemporary(chatId) && !store().draft(chatId).equals(rest)) {
            store().holdDraft(chatId, rest);
            unsaved = true;
        }
    }

    /** What is gone from here is forgotten on the disk as well, but not before the message that has it is there. */
    void saveOnceStored() {
        if (!unsaved) {
            return;
        }
        unsaved = false;
        var _ = parts.history().flush().thenRun(() -> parts.background().execute(this::save));
    }

    /** Why the files cannot be sent now, a sentence; empty: they can. */
    String hint(@Nullable EndpointProfile to, boolean answering) {
        if (files.isEmpty() || to == null) {
            return "";
        }
        if (!files.stream().allMatch(DraftFile::isRead)) {
            return parts.texts().get("hint.reading");
        }
        if (answering) {
            return parts.texts().get("hint.filesWait");
        }
        return files.stream()
                .filter(file -> !CarriedFiles.carries(to, file.sentAs()))
                .findFirst()
                .map(file -> parts.texts()
                        .get(file.withoutText() ? "hint.noText" : "hint.notCarried", file.name(), to.name()))
                .orElse("");
    }

    private void fill(List<TurnAttachment> waiting) {
        List<DraftFile> fresh = new ArrayList<>();
        waiting.forEach(file -> fresh.add(new DraftFile(number++, file.name(), file, false)));
        if (!files.isEmpty() || !fresh.isEmpty()) {
            files.setAll(fresh);
        }
        for (DraftFile file : fresh) {
            TurnAttachment kept = file.file();
            if (kept != null && kept.isPdf()) {
                parts.background().execute(() -> {
                    boolean withoutText = parts.attachments().isWithoutText(kept);
                    parts.fx().execute(() -> replace(new DraftFile(file.number(), file.name(), kept, withoutText)));
                });
            }
        }
    }

    private void take(String name, Function<String, ChatAttachments.Taken> taking) {
        DraftFile reading = new DraftFile(number++, name, null, false);
        String of = chatId;
        files.add(reading);
        changed.run();
        parts.background().execute(() -> {
            ChatAttachments.Taken taken = taking.apply(of);
            parts.fx().execute(() -> taken(of, reading, taken));
        });
    }

    private void taken(String of, DraftFile reading, ChatAttachments.Taken taken) {
        switch (taken) {
            case ChatAttachments.Taken.Refused refused -> {
                files.removeIf(one -> one.number() == reading.number());
                problem.set(problem.get().isEmpty() ? refused.why() : problem.get() + "\n" + refused.why());
                edited();
            }
            case ChatAttachments.Taken.Kept kept -> {
                if (!unwanted.remove(reading.number())) {
                    keep(of, new DraftFile(reading.number(), kept.file().name(), kept.file(), kept.withoutText()));
                }
            }
        }
    }

    /** The person may have gone on to another chat meanwhile, and come back. */
    private void keep(String of, DraftFile read) {
        if (replace(read)) {
            edited();
        } else if (of.equals(chatId)) {
            files.add(read);
            edited();
        } else if (read.file() != null && !parts.attachments().isTemporary(of)) {
            List<TurnAttachment> more = new ArrayList<>(store().draft(of));
            more.add(read.file());
            store().holdDraft(of, more);
            parts.background().execute(this::save);
        }
    }

    private boolean replace(DraftFile now) {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).number() == now.number()) {
                files.set(i, now);
                return true;
            }
        }
        return false;
    }

    private void edited() {
        remember();
        changed.run();
    }

    /** Saves the files of a temporary chat and then goes on; what cannot be saved stays in memory and is told. */
    void keep(Runnable then) {
        String of = chatId;
        parts.background().execute(() -> {
            try {
                parts.attachments().keep(of);
                parts.fx().execute(() -> {
                    then.run();
                    remember();
                });
            } catch (IOException e) {
                parts.attachments().temporary(of);
                parts.fx()
                        .execute(() -> problem.set(parts.texts()
                                .get("attach.draft_not_saved", e.getClass().getSimpleName())));
            }
        });
    }

    /** Remembers what waits, as far as the chat is stored at all. */
    void remember() {
        if (!parts.attachments().isTemporary(chatId)) {
            store().holdDraft(chatId, ready());
            parts.background().execute(this::save);
        }
    }

    private void save() {
        try {
            store().saveDrafts();
        } catch (IOException e) {
            parts.fx()
                    .execute(() -> problem.set(parts.texts()
                            .get("attach.draft_not_saved", e.getClass().getSimpleName())));
        }
    }

    private AttachmentStore store() {
        return parts.attachments().store();
    }

    private String freeName(String key) {
        int count = 1;
        while (isTaken(parts.texts().get(key, count))) {
            count++;
        }
        return parts.texts().get(key, count);
    }

    private boolean isTaken(String name) {
        return files.stream().anyMatch(file -> file.name().equals(name));
    }
}
