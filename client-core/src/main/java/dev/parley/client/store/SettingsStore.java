package dev.parley.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings, in one small JSON file that is readable by the user alone. Thread-safe. It opens whatever is wrong with
 * the file: a damaged one is set aside, one of a newer version is left alone and nothing is saved.
 */
public final class SettingsStore {
    private static final int MAX_BYTES = 1 << 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final AtomicFile file;
    private final Clock clock;
    private ObjectNode stored = SettingsFile.empty();
    private Settings current = Settings.DEFAULT;
    private List<String> warnings = List.of();
    private @Nullable String readOnlyReason;

    private SettingsStore(Path path, Clock clock) {
        this.file = new AtomicFile(path);
        this.clock = clock;
    }

    /** Reads the file, which need not exist. */
    public static SettingsStore open(Path path) {
        return open(path, Clock.systemUTC());
    }

    static SettingsStore open(Path path, Clock clock) {
        SettingsStore store = new SettingsStore(path, clock);
        store.read();
        return store;
    }

    /** The settings of a file, for whoever will not save any; what cannot be read is the default. Changes no file. */
    public static Settings peek(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            ObjectNode root = SettingsFile.parse(in.readNBytes(MAX_BYTES));
            return root == null ? Settings.DEFAULT : SettingsFile.read(root);
        } catch (IOException e) {
            return Settings.DEFAULT;
        }
    }

    /** As they were read or last given to {@link #save}, even if that failed. */
    public synchronized Settings current() {
        return current;
    }

    /**
     * Makes these the current settings and saves them. Blocks for the disk.
     *
     * @throws StoreException if they could not be saved; they hold for this session then
     */
    public synchronized void save(Settings settings) {
        current = settings;
        if (readOnlyReason != null) {
            throw new StoreException("The settings cannot be saved, because " + readOnlyReason + ".");
        }
        try {
            file.write(SettingsFile.render(settings, stored));
        } catch (IOException e) {
            throw new StoreException("The settings could not be saved, because " + HistoryFiles.reason(e) + ".", e);
        }
    }

    /** What a person should know about the file, one sentence each; empty if all is well. */
    public synchronized List<String> warnings() {
        return warnings;
    }

    private synchronized void read() {
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            ObjectNode root = bytes.length > MAX_BYTES ? null : SettingsFile.parse(bytes);
            if (root == null) {
                setAside();
                return;
            }
            stored = root;
            current = SettingsFile.read(root);
            if (SettingsFile.isNewer(root)) {
                refuse("they were saved by a newer version of Parley");
            }
        } catch (NoSuchFileException none) {
            current = Settings.DEFAULT;
        } catch (IOException e) {
            refuse("the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void refuse(String why) {
        readOnlyReason = why;
        warnings = List.of("The settings in " + file.path() + " are left as they are, because " + why
                + "; changes are not saved.");
    }

    private void setAside() {
        try {
            Path aside = Path.of(file.path() + ".corrupt-" + STAMP.format(clock.instant()));
            for (int i = 2; Files.exists(aside); i++) {
                aside = Path.of(file.path() + ".corrupt-" + STAMP.format(clock.instant()) + "-" + i);
            }
            Files.move(file.path(), aside);
            warnings = List.of("The settings' file was damaged and was set aside as " + aside + ".");
        } catch (IOException e) {
            refuse("the file is damaged and could not be set aside");
        }
    }
}
