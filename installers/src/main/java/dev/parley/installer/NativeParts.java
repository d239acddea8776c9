package dev.parley.installer;

import java.util.List;
import java.util.regex.Pattern;

/** Which entries of the bundled jars are native parts of other systems. */
final class NativeParts {
    private static final Pattern NATIVE = Pattern.compile(
            "(?:org/sqlite/native|org/jline/nativ|com/sun/jna|jni)/(.+)/" + "[^/]+\\.(?:so|dll|dylib|jnilib|a)");

    private final List<String> own;

    NativeParts(Target target) {
        boolean arm = target.arm();
        own = switch (target.os()) {
            case LINUX ->
                arm
                        ? List.of("Linux/aarch64", "Linux/arm64", "linux-aarch64", "linux_aarch64")
                        : List.of("Linux/x86_64", "linux-x86-64", "linux_x64");
            case WINDOWS ->
                arm
                        ? List.of("Windows/aarch64", "Windows/arm64", "win32-aarch64")
                        : List.of("Windows/x86_64", "win32-x86-64", "windows_x64");
            case MAC ->
                arm
                        ? List.of("Mac/aarch64", "Mac/arm64", "darwin-aarch64", "macos_aarch64")
                        : List.of("Mac/x86_64", "darwin-x86-64", "macos_x64");
        };
    }

    /** Whether an entry of a jar is a native part that another system needs and this one does not. */
    boolean foreign(String entry) {
        var found = NATIVE.matcher(entry);
        return found.matches() && !own.contains(found.group(1));
    }
}
