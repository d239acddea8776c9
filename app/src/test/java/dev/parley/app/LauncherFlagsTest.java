package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher of Windows gives the virtual machine what the other one gives it. */
class LauncherFlagsTest {
    private static final Pattern CMD_VARIABLE = Pattern.compile("%(PARLEY_\\w+)%");

    @Test
    void bothLaunchersStartTheWindowInTheSameWay() throws IOException {
        assertThat(windowsFlags(true))
                .isEqualTo(shellFlags("exec \"$JAVA_HOME/bin/java\" \"$jit\""))
                .contains("-XX:+UseG1GC", "-XX:TieredStopAtLevel=1", "--add-modules javafx.controls")
                .anyMatch(flag -> flag.startsWith("-Xmn"));
    }

    @Test
    void bothLaunchersStartTheCommandsInTheSameWay() throws IOException {
        assertThat(windowsFlags(false))
                .isEqualTo(shellFlags("set -- -XX"))
                .contains("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
                .noneMatch(flag -> flag.contains("javafx"));
    }

    /** Those of the command that begins like this and may go on over several lines. */
    private static Set<String> shellFlags(String beginning) throws IOException {
        String script = Files.readString(ParleyProcess.checkout().resolve("parley"));
        int from = script.indexOf(beginning);
        assertThat(from).as("a line that begins with %s", beginning).isPositive();
        String command =
                script.substring(from).replace("\\\n", " ").lines().findFirst().orElseThrow();
        Matcher jit = Pattern.compile("\\*\\) jit=(\\S+)").matcher(script);
        assertThat(jit.find()).isTrue();
        return flags(command.replace("$jit", jit.group(1)));
    }

    private static Set<String> windowsFlags(boolean window) throws IOException {
        List<String> lines = Files.readAllLines(ParleyProcess.checkout().resolve("parley.cmd"));
        Map<String, String> variables = new HashMap<>();
        boolean skipped = false;
        for (String line : lines) {
            String command = line.strip();
            if (command.startsWith("IF \"%~1\"==\"\" (")) {
                skipped = !window;
            } else if (command.equals(")")) {
                skipped = false;
            } else if (command.startsWith("SET ") && !skipped) {
                String[] parts = command.substring("SET ".length()).split("=", 2);
                boolean quoted = parts[0].startsWith("\"");
                String value = quoted ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
                variables.put(quoted ? parts[0].substring(1) : parts[0], value);
            } else if (command.contains("java.exe\"")) {
                return flags(CMD_VARIABLE
                        .matcher(command)
                        .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), ""))));
            }
        }
        throw new AssertionError("parley.cmd starts no Java");
    }

    /** Without the paths, and without what the shell alone knows: which of the streams are a terminal. */
    private static Set<String> flags(String command) {
        Set<String> flags = new TreeSet<>();
        Matcher flag = Pattern.compile("(?<=[\\s\"])(--add-modules \\S+|-(?:X|D|-)[^\\s\"]+)")
                .matcher(command);
        while (flag.find()) {
            if (!flag.group().startsWith("-Dparley.tty")) {
                flags.add(flag.group());
            }
        }
        return flags;
    }
}
