package dev.parley.app.markdown.view;

import atlantafx.base.theme.PrimerLight;
import com.sun.management.ThreadMXBean;
import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.MarkdownDocument;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Streams a long answer into a list with many earlier ones and prints what the frames cost. Arguments: tokens per
 * second, tokens, earlier messages.
 */
public final class StreamingMeasure {
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** What is parsed at once, in characters: what comes in one frame at the highest rate. */
    private static final int PIECE = 330;

    private final int rate;
    private final String answer;
    private final ObservableList<Block> blocks;
    private final List<MarkdownDocument.Edit> edits = new ArrayList<>();
    private int applied;
    private final int before;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> parse = new ArrayList<>();
    private long started;
    private long lastFrame;
    private long lastCpu;
    private int sent;
    private final boolean realTime = !Boolean.getBoolean("parley.measure.framewise");

    private StreamingMeasure(int rate, int tokens, int earlier) {
        this.rate = rate;
        this.answer = MarkdownSamples.answer(tokens);
        List<Block> old = new ArrayList<>();
        List<Block> some = MarkdownDocument.parse(MarkdownSamples.EVERYTHING);
        for (int i = 0; i < earlier; i++) {
            old.addAll(some.subList(i % 3, i % 3 + 6));
        }
        MarkdownDocument document = new MarkdownDocument();
        for (int at = 0; at < answer.length(); at += PIECE) {
            long start = System.nanoTime();
            edits.add(document.append(answer.substring(at, Math.min(answer.length(), at + PIECE))));
            parse.add((System.nanoTime() - start) / 1e6);
        }
        blocks = FXCollections.observableArrayList(old);
        before = old.size();
    }

    /** Opens a window and streams. */
    public static void main(String[] arguments) {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int tokens = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        int earlier = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        Platform.startup(() -> new StreamingMeasure(rate, tokens, earlier).open());
    }

    private void open() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        dev.parley.app.markdown.highlight.HighlightWarmUp.run();
        BlockFlow<Block> flow = BlockPages.flow(blocks, BlockPages.style(target -> {}));
        Stage stage = new Stage();
        Scene scene = BlockPages.scene(flow, 1140, 760, "light");
        stage.setScene(scene);
        stage.show();
        new AnimationTimer() {
            private int warm;

            @Override
            public void handle(long now) {
                if (warm++ < 60) {
                    return;
                }
                if (frame(now)) {
                    stop();
                    print();
                    Platform.exit();
                }
            }
        }.start();
    }

    private boolean frame(long now) {
        long used = threads.getCurrentThreadCpuTime();
        if (started == 0) {
            started = now;
        } else {
            gaps.add((now - lastFrame) / 1e6);
            cpu.add((used - lastCpu) / 1e6);
        }
        lastFrame = now;
        lastCpu = used;
        int due = (int) Math.min(answer.length(), (now - started) / 1e9 * rate * CHARACTERS_PER_TOKEN);
        if (!realTime) {
            // As many as would come in a sixtieth of a second: what a frame costs does not depend on how loaded the
            // machine is.
            due = Math.min(answer.length(), sent + PIECE);
        }
        while (sent + PIECE <= due) {
            apply(edits.get(applied++));
            sent += PIECE;
        }
        return due == answer.length() || applied == edits.size() - 1;
    }

    private void apply(MarkdownDocument.Edit edit) {
        int from = before + edit.from();
        List<Block> added = edit.added();
        int kept = Math.min(edit.removed(), added.size());
        for (int i = 0; i < kept; i++) {
            blocks.set(from + i, added.get(i));
        }
        if (edit.removed() > kept) {
            blocks.remove(from + kept, from + edit.removed());
        } else if (added.size() > kept) {
            blocks.addAll(from + kept, added.subList(kept, added.size()));
        }
    }

    private void print() {
        double seconds = (lastFrame - started) / 1e9;
        System.out.printf(
                "{\"rate\":%d,\"characters\":%d,\"seconds\":%.1f,\"fps\":%.1f,\"framesMs\":%s,\"fxCpuMs\":%s,\"parseMs\":%s,\"costliest\":\"%s\"}%n",
                rate,
                answer.length(),
                seconds,
                gaps.size() / seconds,
                figures(gaps),
                figures(cpu),
                figures(parse),
                costliest(cpu));
    }

    /** The frames that cost most, as {@code index:milliseconds}: whether they come at the start or all the while. */
    private static String costliest(List<Double> values) {
        return java.util.stream.IntStream.range(0, values.size())
                .boxed()
                .sorted(java.util.Comparator.comparing(values::get).reversed())
                .limit(16)
                .map(index -> "%d:%.0f".formatted(index, values.get(index)))
                .collect(java.util.stream.Collectors.joining(" "));
    }

    private static String figures(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return "{\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f}"
                .formatted(sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
    }
}
