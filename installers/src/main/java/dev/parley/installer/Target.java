package dev.parley.installer;

import java.util.List;
import java.util.Locale;

/** The system that a package is for: always the one that the build runs on, whose natives Maven has chosen. */
record Target(Os os, boolean arm) {
    enum Os {
        LINUX,
        WINDOWS,
        MAC
    }

    /** For the values of the system properties {@code os.name} and {@code os.arch}. */
    static Target of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        Os os = name.startsWith("windows") ? Os.WINDOWS : name.startsWith("mac") ? Os.MAC : Os.LINUX;
        boolean arm = switch (osArch) {
            case "amd64", "x86_64" -> false;
            case "aarch64", "arm64" -> true;
            default -> throw new PackagingException("There is no package for the processor " + osArch + ".");
        };
        return new Target(os, arm);
    }

    /** In the names of files. */
    String system() {
        return switch (os) {
            case LINUX -> "linux";
            case WINDOWS -> "windows";
            case MAC -> "macos";
        };
    }

    /** What the packages for it end with. */
    List<String> endings() {
        return switch (os) {
            case LINUX -> List.of(".deb", ".rpm", ".tar.gz");
            case WINDOWS -> List.of(".msi", ".zip");
            case MAC -> List.of(".dmg");
        };
    }

    String debian() {
        return arm ? "arm64" : "amd64";
    }

    String rpm() {
        return arm ? "aarch64" : "x86_64";
    }
}
