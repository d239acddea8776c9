package dev.parley.benchmarks.ui;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done to the window, and what is measured meanwhile. Runs on a thread of its own. */
final class Scenarios {
    private static final int OPENINGS = 5;
    private static final int KEYS = 200;
    private static final int KEYS_IN_A_LINE = 40;
    private static final int TURNS = 200;
    private static final int LAG_EVERY_FRAMES = 6;

    private final Screen screen;
    private final String server;
    private final Map<String, Object> figures;
    private final HttpClient client = HttpClient.newHttpClient();

    Scenarios(Screen screen, String server, Map<String, Object> figures) {
        this.screen = screen;
        this.server = server;
        this.figures = figures;
    }

    void run(String scenario) throws IOException, InterruptedException {
        figures.put("idle_pss_mb", pss());
        switch (scenario) {
            case "stream500" -> stream(500);
            case "stream5000" -> stream(5_000);
            case "open" -> open();
            case "turns" -> turns();
            default -> throw new IllegalStateException("no such scenario: " + scenario);
        }
    }

    /** An answer of 50,000 tokens: first it is followed at its end, then scrolled through; all the while keys are typed. */
    private void stream(int perSecond) throws IOException, InterruptedException {
        open(TestChats.LONG_TITLE);
        until("the chat", () -> screen.shows(TestChats.LAST + TestChats.LONG_TITLE));
        // Nobody sends a message in the first second of a window, in which it still makes itself ready.
        pause(2_000);
        long idle = clock();
        send("go");
        until("an answer on its way", screen::isAnswering);
        long start = begun(idle);
        List<Double> lags = new ArrayList<>();
        int[] frame = {0};
        boolean[] following = {true};
        FrameMeter meter = new FrameMeter(() -> {
            if (frame[0]++ % LAG_EVERY_FRAMES == 0 && following[0]) {
                int marker = screen.lastMarker();
                if (marker > 0) {
                    lags.add((System.nanoTime() - start) / 1e6 - marker * 1_000.0 / perSecond);
                }
            }
        });
        onFx(meter::start);
        long seconds = 50_000L / perSecond;
        long half = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds) / 2;
        int peak = 0;
        for (int step = 0; Screen.onFx(screen::isAnswering); step++) {
            pause(100);
            following[0] = System.nanoTime() < half;
            onFx(() -> screen.key(KeyCode.A));
            if (!following[0]) {
                int notches = step / 20 % 2 == 0 ? -3 : 3;
                onFx(() -> screen.wheel(notches));
            }
            if (step % 20 == 0) {
                peak = Math.max(peak, pss());
            }
        }
        onFx(meter::stop);
        figures.putAll(meter.figures());
        double[] times = lags.stream().mapToDouble(Double::doubleValue).toArray();
        figures.put("lag_ms_p50", FrameMeter.percentile(times, 0.5));
        figures.put("lag_ms_p99", FrameMeter.percentile(times, 0.99));
        figures.put("peak_pss_mb", peak);
    }

    /** Opens a chat of 5,000 messages several times, types in it and scrolls through it. */
    private void open() throws IOException, InterruptedException {
        double[] times = new double[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            open(TestChats.SHORT_TITLE);
            until("the short chat", () -> screen.shows(TestChats.LAST + TestChats.SHORT_TITLE));
            pause(1_500);
            long clicked = open(TestChats.LONG_TITLE);
            until("the long chat", () -> screen.shows(TestChats.LAST + TestChats.LONG_TITLE));
            times[i] = (System.nanoTime() - clicked) / 1e6;
            pause(1_500);
        }
        figures.put("open_ms_p50", FrameMeter.percentile(times, 0.5));
        figures.put("open_ms_max", FrameMeter.percentile(times, 1));
        figures.put("typing", typing());
        figures.put("scrolling", scrolling());
        figures.put("open_pss_mb", pss());
        System.gc();
        // The collector gives back what it freed a little later.
        pause(2_000);
        figures.put("open_collected_pss_mb", pss());
    }

    private Map<String, Object> typing() {
        onFx(() -> screen.click(screen.composer()));
        Pixels pixels = new Pixels();
        FrameMeter meter = new FrameMeter(() -> {});
        onFx(meter::start);
        double[] latencies = new double[KEYS];
        for (int i = 0; i < KEYS; i++) {
            if (i % KEYS_IN_A_LINE == 0) {
                onFx(() -> screen.composer().clear());
                pause(500);
            }
            Point2D caret = Screen.onFx(screen::caret);
            latencies[i] = pixels.typed(caret.getX(), caret.getY());
            // A person's next key; not in step with the frames.
            pause(50 + i % 17);
        }
        onFx(meter::stop);
        Map<String, Object> typing = meter.figures();
        typing.put("key_ms_p50", FrameMeter.percentile(latencies, 0.5));
        typing.put("key_ms_p99", FrameMeter.percentile(latencies, 0.99));
        return typing;
    }

    private Map<String, Object> scrolling() {
        FrameMeter meter = new FrameMeter(() -> {});
        onFx(meter::start);
        for (int i = 0; i < 100; i++) {
            int notches = i < 60 ? -3 : 3;
            onFx(() -> screen.wheel(notches));
            pause(50);
        }
        onFx(meter::stop);
        return meter.figures();
    }

    private void turns() throws IOException {
        int settled = 0;
        for (int i = 0; i < TURNS; i++) {
            String title = i % 2 == 0 ? TestChats.SHORT_TITLE : TestChats.LONG_TITLE;
            open(title);
            pause(100);
            send("go " + i);
            until("an answer on its way", screen::isAnswering);
            until("its end", () -> !screen.isAnswering());
            if (i == TURNS / 10) {
                settled = pss();
            }
        }
        int end = pss();
        figures.put("settled_pss_mb", settled);
        figures.put("end_pss_mb", end);
        figures.put("growth_percent", FrameMeter.round((end - settled) * 100.0 / settled));
    }

    /** Clicks a chat in the list; when the click was made. */
    private long open(String title) {
        until("the chat in the list", () -> screen.labelled(title) != null);
        return Screen.onFx(() -> {
            Node row = screen.labelled(title);
            if (row == null) {
                throw new IllegalStateException("the chat " + title + " went away");
            }
            screen.click(row);
            return System.nanoTime();
        });
    }

    private void send(String text) {
        onFx(() -> screen.click(screen.composer()));
        // The display server may hand a key over before a click that was made earlier.
        until("the caret in the composer", () -> screen.composer().isFocused());
        onFx(() -> screen.composer().replaceText(0, screen.composer().getLength(), text));
        onFx(() -> screen.key(KeyCode.ENTER));
    }

    private static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Screen.onFx(holds::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause(2);
        }
    }

    private static void onFx(Runnable task) {
        Screen.onFx(() -> {
            task.run();
            return Boolean.TRUE;
        });
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** When the server began the answer after that of {@code before}; waits for it. */
    private long begun(long before) throws IOException, InterruptedException {
        long start = clock();
        while (start == before) {
            pause(1);
            start = clock();
        }
        return start;
    }

    /** When the server began the latest answer. */
    private long clock() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server + "/clock")).build();
        JsonNode times = JsonMapper.shared()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
        return times.get("start").asLong();
    }

    /** The proportional set size of this process in MB; it has no children. */
    private static int pss() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no Pss in smaps_rollup");
    }
}
