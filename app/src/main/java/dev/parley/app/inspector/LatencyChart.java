package dev.parley.app.inspector;

import dev.parley.app.fx.Texts;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** The time before each piece of an answer as a bar, with the percentiles as dashed lines. */
final class LatencyChart extends Chart {
    private static final double HEIGHT = 112;
    private static final double AXIS = 20;
    private static final double LEFT = 36;
    private static final double RIGHT = 72;
    private static final double TOP = 8;
    private static final double LABEL = 15;
    private static final double LEAST_STEP = 3;
    private static final double WIDEST_STEP = 12;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int TICKS = 3;

    private final Texts texts;
    private TokenGaps gaps = TokenGaps.of(List.of());

    LatencyChart(Texts texts) {
        this.texts = texts;
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    void show(TokenGaps newGaps) {
        gaps = newGaps;
        Percentiles at = gaps.percentiles();
        setAccessibleText(texts.get(
                "latency.said", Measures.millis(at.p50()), Measures.millis(at.p95()), Measures.millis(at.p99())));
        redraw();
    }

    @Override
    void draw(GraphicsContext to, double width, double height) {
        double plot = width - LEFT - RIGHT;
        double bottom = height - AXIS;
        double high = bottom - TOP;
        double topMillis = gaps.topNanos() / NANOS_PER_MILLI;
        if (topMillis <= 0 || plot <= 0) {
            return;
        }
        List<Double> ticks = AxisTicks.of(topMillis, TICKS);
        double step = ticks.size() > 1 ? ticks.get(1) : topMillis;
        double scale = Math.ceil(topMillis / step - 1e-9) * step;
        for (double tick = 0; tick <= scale + 1e-9; tick += step) {
            double y = bottom - tick / scale * high;
            line(to, Ink.GRID, LEFT, y, LEFT + plot, y);
            text(to, tick(tick), Ink.TEXT, LEFT - 6, y, TextAlignment.RIGHT);
        }
        bars(to, plot, bottom, high, scale);
        text(to, "1", Ink.TEXT, LEFT, height - AXIS / 2 + 2, TextAlignment.LEFT);
        String last = Measures.count(gaps.nanos().size() + 1L);
        text(to, last, Ink.TEXT, LEFT + plot, height - AXIS / 2 + 2, TextAlignment.RIGHT);
        text(to, texts.get("latency.axis"), Ink.LABEL, LEFT + plot / 2, height - AXIS / 2 + 2, TextAlignment.CENTER);
        percentiles(to, plot, bottom, high, scale);
    }

    private static String tick(double millis) {
        return millis == Math.rint(millis) ? Measures.count((long) millis) : Double.toString(millis);
    }

    private void bars(GraphicsContext to, double plot, double bottom, double high, double scale) {
        List<Long> bins = gaps.longest((int) (plot / LEAST_STEP));
        double step = Math.min(WIDEST_STEP, plot / bins.size());
        to.setFill(paint(Ink.SERIES));
        for (int i = 0; i < bins.size(); i++) {
            double bar = Math.min(1, bins.get(i) / NANOS_PER_MILLI / scale) * high;
            to.fillRect(LEFT + i * step, bottom - bar, Math.max(1, step - 1), bar);
        }
    }

    private void percentiles(GraphicsContext to, double plot, double bottom, double high, double scale) {
        Percentiles at = gaps.percentiles();
        String[] names = {"p50", "p95", "p99"};
        long[] nanos = {at.p50(), at.p95(), at.p99()};
        double lowest = bottom - LABEL / 2 + LABEL;
        for (int i = 0; i < names.length; i++) {
            double millis = nanos[i] / NANOS_PER_MILLI;
            double y = bottom - Math.min(1, millis / scale) * high;
            to.setLineDashes(3, 3);
            line(to, Ink.VALUE, LEFT, y, LEFT + plot, y);
            to.setLineDashes();
            // A label never stands on the one below it.
            lowest = Math.min(y, lowest - LABEL);
            text(
                    to,
                    names[i] + " " + Measures.millis(nanos[i]),
                    Ink.VALUE,
                    LEFT + plot + 8,
                    lowest,
                    TextAlignment.LEFT);
        }
    }
}
