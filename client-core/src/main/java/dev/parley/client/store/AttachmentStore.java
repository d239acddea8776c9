package dev.parley.client.store;

import dev.parley.client.transcript.TurnAttachment;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bytes of attached files: one file for each content, named by its SHA-256, that the user alone can read; beside them
 * which of them wait in the composer of which chat. Blocking, thread-safe, for one process that writes.
 *
 * <p>What nothing refers to any more is set aside at a start and deleted at a later one: a backup of the history that is
 * brought back finds its files for as long as there are backups.
 */
public final class AttachmentStore {
    private static final String SET_ASIDE = ".unused";
    /** Longer than backups of the history are kept. */
    private static final Duration KEPT_ASIDE = Duration.ofDays(8);
    /** A file that has just been written belongs to a row that is still on its way. */
    private static final Duration NEW = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;
    private final AttachmentDrafts drafts;

    /** Bytes of a temporary chat by their SHA-256: in memory alone, until they are kept or forgotten. */
    private final Map<String, byte[]> held = new ConcurrentHashMap<>();

    private AttachmentStore(Path folder, Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.clock = clock;
        this.drafts = AttachmentDrafts.open(this.folder.resolve("drafts.json"));
    }

    /** Reads a small file of {@code folder}, which need not exist and is made for the user alone with the first file. */
    public static AttachmentStore open(Path folder) {
        return open(folder, Clock.systemUTC());
    }

    static AttachmentStore open(Path folder, Clock clock) {
        return new AttachmentStore(folder, clock);
    }

    /**
     * Keeps these bytes; when this returns they are on the disk.
     *
     * @param name for people, see {@link TurnAttachment}
     * @throws IOException if they could not be saved
     */
    public synchronized TurnAttachment put(String name, String mediaType, byte[] bytes) throws IOException {
        TurnAttachment kept = new TurnAttachment(name, mediaType, bytes.length, sha256(bytes));
        Path file = takeBack(kept.sha256());
        if (Files.isRegularFile(file) && Files.size(file) == bytes.length) {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } else {
            new AtomicFile(file).write(bytes);
        }
        return kept;
    }

    /** Holds these bytes for a temporary chat, in memory alone. */
    public TurnAttachment hold(String name, String mediaType, byte[] bytes) {
        TurnAttachment file = new TurnAttachment(name, mediaType, bytes.length, sha256(bytes));
        held.put(file.sha256(), bytes.clone());
        return file;
    }

    /**
     * Keeps on the disk what was held in memory.
     *
     * @throws IOException if something could not be saved; it is still held
     */
    public synchronized void keepHeld() throws IOException {
        for (Map.Entry<String, byte[]> one : List.copyOf(held.entrySet())) {
            put("", "application/octet-stream", one.getValue());
            held.remove(one.getKey());
        }
    }

    /** Lets go of what was held in memory. */
    public void forgetHeld() {
        held.clear();
    }

    /**
     * The bytes that were kept.
     *
     * @throws IOException if they are not there, or are not what was written
     */
    public byte[] read(TurnAttachment file) throws IOException {
        byte[] inMemory = held.get(file.sha256());
        byte[] bytes = inMemory == null ? Files.readAllBytes(takeBack(file.sha256())) : inMemory.clone();
        if (!sha256(bytes).equals(file.sha256())) {
            throw new IOException("the file is damaged");
        }
        return bytes;
    }

    /** The address under which the bytes can be read, {@code file:} or {@code data:}; there may be nothing. */
    public String address(TurnAttachment file) throws IOException {
        byte[] inMemory = held.get(file.sha256());
        return inMemory == null
                ? takeBack(file.sha256()).toUri().toString()
                : "data:" + file.mediaType() + ";base64," + Base64.getEncoder().encodeToString(inMemory);
    }

    /**
     * Writes a copy for the person, in the place of what is there.
     *
     * @throws IOException if it could not be read or written
     */
    public void copyTo(TurnAttachment file, Path target) throws IOException {
        new AtomicFile(target).write(read(file));
    }

    /** What waits in the composer of a chat. */
    public List<TurnAttachment> draft(String chatId) {
        return drafts.of(chatId);
    }

    /** Remembers what waits in the composer of a chat, in memory; {@link #saveDrafts} saves it. Never blocks. */
    public void holdDraft(String chatId, List<TurnAttachment> files) {
        drafts.hold(chatId, files);
    }

    /**
     * Saves what waits in all composers.
     *
     * @throws IOException if it could not be saved; it is remembered for as long as the program runs all the same
     */
    public void saveDrafts() throws IOException {
        drafts.save();
    }

    /**
     * Sets aside what nothing refers to, brings back what something refers to again, and deletes what was set aside long
     * ago.
     *
     * @throws IOException if a file cannot be moved or deleted; the next time is early enough
     */
    public synchronized void collect(AttachmentUse use) throws IOException {
        drafts.forgetUnknown(use.chatIds());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                collect(file, use);
            }
        }
    }

    private void collect(Path file, AttachmentUse use) throws IOException {
        String name = String.valueOf(file.getFileName());
        boolean aside = name.endsWith(SET_ASIDE);
        String hash = aside ? name.substring(0, name.length() - SET_ASIDE.length()) : name;
        if (!TurnAttachment.isHash(hash)) {
            return;
        }
        Instant now = clock.instant();
        Instant written = Files.getLastModifiedTime(file).toInstant();
        boolean used = use.hashes().contains(hash) || drafts.has(hash);
        if (aside && used) {
            takeBack(hash);
        } else if (aside && written.isBefore(now.minus(KEPT_ASIDE))) {
            Files.deleteIfExists(file);
        } else if (!aside && !used && written.isBefore(now.minus(NEW))) {
            Path to = folder.resolve(hash + SET_ASIDE);
            Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(to, FileTime.from(now));
        }
    }

    /** The file's own place, to which it is moved if it was set aside. */
    private Path takeBack(String hash) throws IOException {
        Path file = folder.resolve(hash);
        try {
            if (!Files.exists(file)) {
                Files.move(folder.resolve(hash + SET_ASIDE), file);
            }
        } catch (NoSuchFileException | FileAlreadyExistsException notToBeMoved) {
            // Somebody else was quicker; or it is lost, which whoever reads it is told.
        }
        return file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
