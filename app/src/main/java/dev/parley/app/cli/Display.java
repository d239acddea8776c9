package dev.parley.app.cli;

import java.util.Locale;
import java.util.Map;

/** Whether a window could be shown. */
final class Display {

    private Display() {}

    /** Windows and macOS always have one; elsewhere X11 or Wayland must be announced in the environment. */
    static boolean isPresent(Map<String, String> environment, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        return os.startsWith("windows")
                || os.startsWith("mac")
                || isSet(environment, "DISPLAY")
                || isSet(environment, "WAYLAND_DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value != null && !value.isEmpty();
    }
}
