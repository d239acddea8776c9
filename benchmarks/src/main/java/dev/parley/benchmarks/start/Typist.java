package dev.parley.benchmarks.start;

import dev.parley.benchmarks.ProcessFigures;
import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Someone who types as soon as there is a window, with the display server's own means, and looks at what it shows. A
 * window can be used when letters that are typed are seen, which is more than to be there.
 */
final class Typist {
    /** A letter after another, each of them seen: what changes by itself does not keep step with the keys. */
    private static final int LETTERS = 3;

    private static final long SEEN_MILLIS = 100;
    private static final long LOOK_MILLIS = 5;
    private static final long LIMIT_SECONDS = 60;

    private final Robot robot;

    Typist() {
        try {
            robot = new Robot();
        } catch (AWTException e) {
            throw new IllegalStateException("the screen cannot be read", e);
        }
        read(new Rectangle(8, 8)); // the first look takes longest
    }

    /**
     * What had passed when the first of the letters was seen.
     *
     * @param at by {@link System#nanoTime}
     * @param cpu seconds of all processes of the program
     */
    record Seen(long at, double cpu) {}

    /** The first of the letters that keep step with the keys. */
    Seen firstLetter(Process program) throws IOException, InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        String window = window(program, limit);
        Rectangle lower = lowerPart(window);
        Seen first = new Seen(0, 0);
        for (int seen = 0; seen < LETTERS; ) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("no letter was seen");
            }
            if (seen == 0) {
                // Again and again, as a person clicks: without a window manager a window that is new may not take it
                // yet.
                tool("windowfocus", window);
            }
            long at = typed(lower);
            if (at != 0 && seen == 0) {
                first = new Seen(at, ProcessFigures.cpuSeconds(program.toHandle()));
            }
            seen = at == 0 ? 0 : seen + 1;
        }
        return first;
    }

    private static String window(Process program, long limit) throws IOException, InterruptedException {
        while (System.nanoTime() < limit && program.isAlive()) {
            String found = tool("search", "--onlyvisible", "--pid", String.valueOf(program.pid()));
            if (!found.isBlank()) {
                return found.lines().findFirst().orElseThrow();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        throw new IllegalStateException("no window");
    }

    /** Where the field is, in either program. */
    private static Rectangle lowerPart(String window) throws IOException, InterruptedException {
        var at = tool("getwindowgeometry", "--shell", window)
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.parseInt(pair[1])));
        int height = at.getOrDefault("HEIGHT", 0);
        return new Rectangle(
                at.getOrDefault("X", 0),
                at.getOrDefault("Y", 0) + height * 3 / 4,
                at.getOrDefault("WIDTH", 0),
                height / 4);
    }

    /** Types a letter; when it was seen, or 0. */
    private long typed(Rectangle place) {
        int[] before = read(place);
        long pressed = System.nanoTime();
        robot.keyPress(KeyEvent.VK_M);
        robot.keyRelease(KeyEvent.VK_M);
        while (System.nanoTime() - pressed < TimeUnit.MILLISECONDS.toNanos(SEEN_MILLIS)) {
            if (!Arrays.equals(before, read(place))) {
                return System.nanoTime();
            }
            // Who looks all the time takes a core from what is looked at.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
        return 0;
    }

    private int[] read(Rectangle place) {
        BufferedImage image = robot.createScreenCapture(place);
        return image.getRGB(0, 0, place.width, place.height, null, 0, place.width);
    }

    private static String tool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
