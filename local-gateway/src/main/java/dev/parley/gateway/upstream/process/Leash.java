package dev.parley.gateway.upstream.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a command so that it cannot outlive the gateway. A shell of a few lines becomes the command; before that it leaves
 * a watcher behind, which reads a pipe whose other end only the gateway has. When the gateway is gone, by
 * {@code kill -9} too, the pipe ends, and the watcher ends the command's whole process group: SIGTERM, 5 s later SIGKILL.
 * The words {@code term} and {@code kill} on the pipe do that at once, {@code done} ends the watcher.
 *
 * <p>Where there is no {@code setsid} (macOS) the command has no group of its own, and only it is ended by the watcher;
 * where there is no {@code sh} (Windows) it is started as it is.
 */
final class Leash {
    /** {@code $1} is a dash if {@code $$} leads a process group, else empty. {@code kill -s} is what every shell reads. */
    private static final String SCRIPT = """
            exec 3<&0 </dev/null
            target=$1$$
            shift
            (
              trap '' TERM INT HUP
              exec >/dev/null 2>&1
              while read -r word <&3; do
                case $word in
                  term) kill -s TERM -- "$target" ;;
                  kill) kill -s KILL -- "$target" ;;
                  done) exit 0 ;;
                esac
              done
              kill -s TERM -- "$target"
              sleep 5
              kill -s KILL -- "$target"
            ) &
            exec "$@" 3<&-
            """;

    private static final Path SHELL = Path.of("/bin/sh");

    private final List<String> command;
    private final boolean held;
    private final boolean grouped;

    private Leash(List<String> command, boolean held, boolean grouped) {
        this.command = command;
        this.held = held;
        this.grouped = grouped;
    }

    /** The best that this system has. */
    static Leash of(List<String> command, Map<String, String> environment) {
        if (!Files.isExecutable(SHELL)) {
            return new Leash(command, false, false);
        }
        boolean grouped = Programs.exists("setsid", null, environment);
        List<String> whole = new ArrayList<>();
        if (grouped) {
            whole.add("setsid");
        }
        whole.addAll(List.of(SHELL.toString(), "-c", SCRIPT, "parley-model", grouped ? "-" : ""));
        whole.addAll(command);
        return new Leash(List.copyOf(whole), true, grouped);
    }

    List<String> command() {
        return command;
    }

    /** Whether the process reads words. */
    boolean held() {
        return held;
    }

    /** What ends the watcher, and with it what the command left behind in its group. */
    String lastWord() {
        return grouped ? "kill" : "done";
    }
}
