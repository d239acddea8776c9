package dev.parley.client.store;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.ProfileFile.Content;
import dev.parley.client.store.ProfileFile.Entry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The saved profiles, in one small JSON file that is readable by the user alone and holds no secret. Thread-safe; several
 * processes may use the same file, each save builds on what is in the file at that moment.
 *
 * <p>A damaged file is set aside under another name and never overwritten; a file of a newer version, or one that
 * cannot be read, is left alone and the store is read-only. {@link #warnings()} says so.
 */
public final class ProfileStore {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final AtomicFile file;
    private final Disk disk;
    private final Clock clock;
    private List<Entry> entries = List.of();
    private List<String> warnings = List.of();
    private @Nullable String readOnlyReason;
    /** What was set aside since the store was opened; a later save does not make that unsaid. */
    private final List<String> damage = new ArrayList<>();

    private ProfileStore(Path path, Disk disk, Clock clock) {
        this.file = new AtomicFile(path, disk);
        this.disk = disk;
        this.clock = clock;
    }

    /** Reads the file, which need not exist. Whatever is wrong with it, the store opens and says what in its warnings. */
    public static ProfileStore open(Path path) {
        return open(path, new Disk(), Clock.systemUTC());
    }

    static ProfileStore open(Path path, Disk disk, Clock clock) {
        ProfileStore store = new ProfileStore(path, disk, clock);
        store.reload();
        return store;
    }

    /** In the user's order. */
    public synchronized List<EndpointProfile> list() {
        return entries.stream().map(Entry::profile).filter(Objects::nonNull).toList();
    }

    /** By id. */
    public Optional<EndpointProfile> find(String id) {
        return list().stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** The first one of that name. */
    public Optional<EndpointProfile> findByName(String name) {
        return list().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** What a person should know about the file, one sentence each; empty if all is well. */
    public synchronized List<String> warnings() {
        return warnings;
    }

    public synchronized boolean isReadOnly() {
        return readOnlyReason != null;
    }

    /**
     * Saves a profile in the place of the one with the same id, else at the end.
     *
     * @throws StoreException if it could not be saved; then nothing has changed
     */
    public void put(EndpointProfile profile) {
        change(now -> {
            List<Entry> next = new ArrayList<>(now);
            int at = indexOf(now, profile.id());
            if (at < 0) {
                next.add(ProfileFile.entry(profile, null));
            } else {
                next.set(at, ProfileFile.entry(profile, now.get(at)));
            }
            return next;
        });
    }

    /**
     * Deletes the profile of that id; an absent one is no error.
     *
     * @throws StoreException if it could not be saved; then nothing has changed
     */
    public void remove(String id) {
        change(now -> {
            List<Entry> next = new ArrayList<>(now);
            int at = indexOf(now, id);
            if (at >= 0) {
                next.remove(at);
            }
            return next;
        });
    }

    /**
     * Moves a profile to another place of {@link #list()}.
     *
     * @param index from 0; a larger one than there are places is the last
     * @throws StoreException if there is no such profile, or it could not be saved; then nothing has changed
     */
    public void move(String id, int index) {
        change(now -> {
            int from = indexOf(now, id);
            if (from < 0) {
                throw new StoreException("There is no such profile any more.");
            }
            List<Entry> next = new ArrayList<>(now);
            Entry moved = next.remove(from);
            int[] shown = IntStream.range(0, next.size())
                    .filter(i -> next.get(i).profile() != null)
                    .toArray();
            next.add(index < shown.length ? shown[Math.max(index, 0)] : next.size(), moved);
            return next;
        });
    }

    /** Reads the file again, for what other programs changed. */
    public synchronized void reload() {
        Content content = ProfileFile.read(file.path());
        try {
            if (content instanceof Content.Damaged) {
                // Looked at again under the lock: another program may be putting it right at this moment.
                underLock(() -> take(ProfileFile.read(file.path())));
            } else {
                take(content);
            }
        } catch (IOException e) {
            accept(entries, List.of(), "the file is damaged and could not be set aside");
        }
    }

    private synchronized void change(UnaryOperator<List<Entry>> change) {
        refuseIfReadOnly();
        try {
            underLock(() -> {
                take(ProfileFile.read(file.path()));
                refuseIfReadOnly();
                List<Entry> next = List.copyOf(change.apply(entries));
                file.write(ProfileFile.render(next));
                entries = next;
            });
        } catch (IOException e) {
            throw new StoreException("The profiles could not be saved to " + file.path() + ": " + reason(e) + ".", e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void underLock(Work work) throws IOException {
        Path folder = file.path().resolveSibling(".").normalize();
        disk.createFolder(folder);
        Path lockPath = folder.resolve("." + file.path().getFileName() + ".lock");
        try (LockFile held = LockFile.acquire(lockPath, PATIENCE)) {
            Objects.requireNonNull(held);
            work.run();
        }
    }

    private void take(Content content) throws IOException {
        switch (content) {
            case Content.Absent() -> accept(List.of(), List.of(), null);
            case Content.Read(var read, int version, var found) -> {
                boolean newer = version > ProfileFile.VERSION;
                accept(read, found, newer ? "they were saved by a newer version of Parley" : null);
            }
            case Content.Refused(String why) -> accept(List.of(), List.of(), why);
            case Content.Damaged(String why) -> setAside(why);
        }
    }

    private void accept(List<Entry> read, List<String> found, @Nullable String reason) {
        entries = read;
        readOnlyReason = reason;
        List<String> all = new ArrayList<>(damage);
        all.addAll(found);
        if (reason != null) {
            all.addFirst("The profiles in " + file.path() + " are left as they are, because " + reason
                    + "; changes are not saved.");
        }
        warnings = List.copyOf(all);
    }

    /** After damage the entries in memory, if there are any, are the best that is left. */
    private void setAside(String why) throws IOException {
        Path aside = freeName(file.path() + ".corrupt-" + STAMP.format(clock.instant()));
        Files.move(file.path(), aside);
        damage.add("The profiles' file was damaged (" + why + ") and was set aside as " + aside + ".");
        accept(entries, List.of(), null);
    }

    private static Path freeName(String wanted) {
        Path name = Path.of(wanted);
        for (int i = 2; Files.exists(name); i++) {
            name = Path.of(wanted + "-" + i);
        }
        return name;
    }

    private void refuseIfReadOnly() {
        if (readOnlyReason != null) {
            throw new StoreException("The profiles cannot be saved, because " + readOnlyReason + ".");
        }
    }

    private static int indexOf(List<Entry> entries, String id) {
        return IntStream.range(0, entries.size())
                .filter(i -> {
                    EndpointProfile profile = entries.get(i).profile();
                    return profile != null && profile.id().equals(id);
                })
                .findFirst()
                .orElse(-1);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        String message = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
