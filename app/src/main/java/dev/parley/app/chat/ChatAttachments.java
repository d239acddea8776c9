package dev.parley.app.chat;

import dev.parley.app.fx.Texts;
import dev.parley.client.ContentPart;
import dev.parley.client.media.AttachmentTypes;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.StoreException;
import dev.parley.client.transcript.TurnAttachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes the files that a person attaches, and says what is sent of them. Blocking, thread-safe. */
public final class ChatAttachments {
    /** What was read lately is sent again with the next message of the chat. */
    private static final long CACHED_BYTES = 48L << 20;

    private final Texts texts = Texts.of(ChatAttachments.class);
    private final AttachmentStore store;
    /** Chats of which nothing is stored. */
    private final Set<String> temporary = ConcurrentHashMap.newKeySet();

    private final Map<String, ContentPart.Attachment> cache = new LinkedHashMap<>(16, 0.75f, true);

    public ChatAttachments(AttachmentStore store) {
        this.store = store;
    }

    /** What came of a file that was attached. */
    sealed interface Taken {
        /** {@code withoutText}: it is a PDF of pictures alone. */
        record Kept(TurnAttachment file, boolean withoutText) implements Taken {}

        /** {@code why}: one sentence. */
        record Refused(String why) implements Taken {}
    }

    AttachmentStore store() {
        return store;
    }

    /** From now on the files of this chat are in memory alone. */
    void temporary(String chatId) {
        temporary.add(chatId);
    }

    boolean isTemporary(String chatId) {
        return temporary.contains(chatId);
    }

    /**
     * The chat becomes one like the others.
     *
     * @throws IOException if its files could not be saved; they stay in memory
     */
    void keep(String chatId) throws IOException {
        temporary.remove(chatId);
        store.keepHeld();
    }

    /** The chat ends, and nothing of its files is left. */
    void forget(String chatId) {
        if (temporary.remove(chatId)) {
            store.forgetHeld();
            synchronized (cache) {
                cache.clear();
            }
        }
    }

    Taken take(String chatId, Path file) {
        String name = plain(String.valueOf(file.getFileName()));
        try {
            if (!Files.isRegularFile(file)) {
                return refused("attach.unreadable", name);
            }
            if (Files.size(file) > AttachmentTypes.MAX_BYTES) {
                return refused("attach.too_large", name, AttachmentTypes.MAX_BYTES >> 20);
            }
            return take(chatId, name, Files.readAllBytes(file));
        } catch (IOException e) {
            return refused("attach.unreadable", name);
        }
    }

    Taken take(String chatId, String name, byte[] bytes) {
        if (bytes.length == 0) {
            return refused("attach.empty", name);
        }
        if (bytes.length > AttachmentTypes.MAX_BYTES) {
            return refused("attach.too_large", name, AttachmentTypes.MAX_BYTES >> 20);
        }
        Optional<String> type = AttachmentTypes.of(name, bytes);
        if (type.isEmpty()) {
            return refused("attach.unknown_kind", name);
        }
        TurnAttachment kept;
        try {
            kept = isTemporary(chatId) ? store.hold(name, type.get(), bytes) : store.put(name, type.get(), bytes);
        } catch (IOException e) {
            return refused("attach.not_saved", name, e.getClass().getSimpleName());
        }
        try {
            return new Taken.Kept(
                    kept, kept.isPdf() && remember(kept, bytes).mediaType().equals(kept.mediaType()));
        } catch (IOException e) {
            return refused("attach.pdf", name);
        }
    }

    private Taken refused(String key, Object... arguments) {
        return new Taken.Refused(texts.get(key, arguments));
    }

    /**
     * What is sent of a file: of a PDF its text, if it has one, since every model reads that.
     *
     * @throws StoreException if its bytes are lost; the message is a sentence
     */
    ContentPart.Attachment part(TurnAttachment file) {
        ContentPart.Attachment known = cached(file);
        if (known != null) {
            return known;
        }
        try {
            return remember(file, store.read(file));
        } catch (IOException e) {
            throw new StoreException(texts.get("attach.lost", file.name()), e);
        }
    }

    /** Whether a PDF has nothing but pictures; that its bytes are lost is told when it is sent. */
    boolean isWithoutText(TurnAttachment file) {
        try {
            return file.isPdf() && part(file).mediaType().equals(file.mediaType());
        } catch (StoreException lost) {
            return false;
        }
    }

    /** The address from which a picture is read. */
    public Optional<String> address(TurnAttachment file) {
        try {
            return Optional.of(store.address(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ContentPart.@org.jspecify.annotations.Nullable Attachment cached(TurnAttachment file) {
        synchronized (cache) {
            return cache.get(key(file));
        }
    }

    private ContentPart.Attachment remember(TurnAttachment file, byte[] bytes) throws IOException {
        String text = file.isPdf() ? PdfText.of(bytes) : "";
        ContentPart.Attachment part = text.isBlank()
                ? new ContentPart.Attachment(file.name(), file.mediaType(), bytes)
                : new ContentPart.Attachment(file.name(), "text/plain", text.getBytes(StandardCharsets.UTF_8));
        synchronized (cache) {
            cache.put(key(file), part);
            long size =
                    cache.values().stream().mapToLong(one -> one.bytes().length).sum();
            Iterator<ContentPart.Attachment> eldest = cache.values().iterator();
            while (size > CACHED_BYTES && cache.size() > 1) {
                size -= eldest.next().bytes().length;
                eldest.remove();
            }
        }
        return part;
    }

    private static String key(TurnAttachment file) {
        return file.sha256() + file.name();
    }

    /** As a name is shown and sent: one line without what cannot be seen. */
    private static String plain(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    }
}
