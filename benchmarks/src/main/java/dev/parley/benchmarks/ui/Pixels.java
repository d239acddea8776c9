package dev.parley.benchmarks.ui;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Types with the display server's own means, and looks at what it shows: the whole way of a key, and no more. */
final class Pixels {
    private static final int WIDTH = 8;
    private static final int HEIGHT = 16;

    private final Robot robot;

    Pixels() {
        try {
            robot = new Robot();
        } catch (AWTException e) {
            throw new IllegalStateException("the screen cannot be read", e);
        }
    }

    /** Types a letter; the milliseconds until something changes in the place right of {@code x} around {@code y}. */
    double typed(double x, double y) {
        Rectangle place = new Rectangle((int) x, (int) y - HEIGHT / 2, WIDTH, HEIGHT);
        int[] before = read(place);
        long pressed = System.nanoTime();
        robot.keyPress(KeyEvent.VK_A);
        robot.keyRelease(KeyEvent.VK_A);
        while (Arrays.equals(before, read(place))) {
            if (System.nanoTime() - pressed > TimeUnit.SECONDS.toNanos(5)) {
                throw new IllegalStateException("the letter was not seen at " + place);
            }
        }
        return (System.nanoTime() - pressed) / 1e6;
    }

    private int[] read(Rectangle place) {
        BufferedImage image = robot.createScreenCapture(place);
        return image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    }
}
