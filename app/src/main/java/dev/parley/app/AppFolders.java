package dev.parley.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Parley keeps its files. Linux: the XDG Base Directory Specification 0.8; macOS and Windows: the platform's own
 * places. {@code PARLEY_HOME} puts everything under one folder. The home folder is that of the environment, never
 * {@code user.home}, which the JVM takes from the password file.
 *
 * @param config profiles and settings
 * @param data chats and jobs
 * @param state logs
 */
public record AppFolders(Path config, Path data, Path state) {
    private static final String NAME = "parley";

    /** The folders for an environment; {@code osName} is the system property {@code os.name}. Touches no disk. */
    public static AppFolders of(Map<String, String> environment, String osName) {
        Path parleyHome = absolute(environment.get("PARLEY_HOME"));
        if (parleyHome != null) {
            return new AppFolders(
                    parleyHome.resolve("config"), parleyHome.resolve("data"), parleyHome.resolve("state"));
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return windows(environment);
        }
        return os.startsWith("mac") ? mac(environment) : xdg(environment);
    }

    private static AppFolders xdg(Map<String, String> environment) {
        return new AppFolders(
                xdg(environment, "XDG_CONFIG_HOME", ".config"),
                xdg(environment, "XDG_DATA_HOME", ".local/share"),
                xdg(environment, "XDG_STATE_HOME", ".local/state"));
    }

    private static Path xdg(Map<String, String> environment, String variable, String underHome) {
        Path base = absolute(environment.get(variable));
        return (base == null ? home(environment, "HOME").resolve(underHome) : base).resolve(NAME);
    }

    private static AppFolders mac(Map<String, String> environment) {
        Path library = home(environment, "HOME").resolve("Library");
        Path support = library.resolve("Application Support").resolve("Parley");
        return new AppFolders(
                support.resolve("config"),
                support.resolve("data"),
                library.resolve("Logs").resolve("Parley"));
    }

    private static AppFolders windows(Map<String, String> environment) {
        Path profile = home(environment, "USERPROFILE");
        Path roaming = absolute(environment.get("APPDATA"));
        Path local = absolute(environment.get("LOCALAPPDATA"));
        Path localParley = (local == null ? profile.resolve("AppData/Local") : local).resolve("Parley");
        return new AppFolders(
                (roaming == null ? profile.resolve("AppData/Roaming") : roaming).resolve("Parley"),
                localParley.resolve("data"),
                localParley.resolve("state"));
    }

    /** Without a home there is no place of one's own: a folder below the current one is at least in plain sight. */
    private static Path home(Map<String, String> environment, String variable) {
        Path home = absolute(environment.get(variable));
        return home == null ? Path.of("").toAbsolutePath().resolve(".parley") : home;
    }

    /** XDG: "All paths set in these environment variables must be absolute", others are ignored. */
    private static @Nullable Path absolute(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : null;
    }

    /** Beside these, for a demo that has nothing to do with them. */
    AppFolders forDemo() {
        return new AppFolders(besides(config), besides(data), besides(state));
    }

    private static Path besides(Path folder) {
        return folder.resolveSibling(folder.getFileName() + "-demo");
    }

    /**
     * Makes {@code folder} and its missing parents, for this user only where the file system knows permissions.
     *
     * @throws IOException if it cannot be made
     */
    public static Path make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Files.createDirectories(folder);
    }
}
