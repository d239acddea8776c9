package dev.parley.app.inspector;

import dev.parley.app.fx.Texts;
import dev.parley.client.capture.CapturedPhase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** The phases of a run up to the first piece of its answer: a row each, a bar from its start to its end. */
final class PhaseChart extends Chart {
    private static final double ROW = 22;
    private static final double AXIS = 22;
    private static final double NAMES = 92;
    private static final double VALUES = 64;
    private static final double BAR = 12;
    private static final double LEAST_BAR = 3;
    private static final double CORNER = 4;
    private static final int TICKS = 5;

    private final Texts texts;
    private List<CapturedPhase> phases = List.of();

    PhaseChart(Texts texts) {
        this.texts = texts;
    }

    /** Those that the chart shows of all phases of a run. */
    static List<CapturedPhase> beforeTheAnswer(List<CapturedPhase> all) {
        return all.stream()
                .filter(phase -> phase.kind() != CapturedPhase.Kind.ANSWER)
                .toList();
    }

    void show(List<CapturedPhase> newPhases) {
        if (newPhases.equals(phases)) {
            return;
        }
        phases = List.copyOf(newPhases);
        double height = phases.size() * ROW + AXIS;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        setAccessibleText(phases.stream()
                .map(phase -> name(phase.kind()) + " " + Measures.span(phase.nanos()))
                .collect(Collectors.joining(", ")));
        redraw();
    }

    private String name(CapturedPhase.Kind kind) {
        return texts.get("phase." + kind.name().toLowerCase(Locale.ROOT));
    }

    @Override
    void draw(GraphicsContext to, double width, double height) {
        long end = phases.stream().mapToLong(CapturedPhase::endNanos).max().orElse(0);
        double plot = width - NAMES - VALUES;
        double bottom = phases.size() * ROW;
        if (end <= 0 || plot <= 0) {
            return;
        }
        List<Double> ticks = AxisTicks.of((double) end, TICKS);
        for (double tick : ticks) {
            double x = NAMES + tick / end * plot;
            line(to, Ink.GRID, x, 0, x, bottom);
            String label = tick == 0 ? "0" : Measures.span((long) tick);
            TextAlignment at = tick == 0 ? TextAlignment.LEFT : TextAlignment.CENTER;
            text(to, label, Ink.TEXT, x, bottom + AXIS / 2, at);
        }
        for (int i = 0; i < phases.size(); i++) {
            CapturedPhase phase = phases.get(i);
            double middle = i * ROW + ROW / 2;
            text(to, name(phase.kind()), Ink.LABEL, 0, middle, TextAlignment.LEFT);
            double x = NAMES + Math.max(0, phase.startNanos()) * plot / end;
            double length = Math.max(LEAST_BAR, phase.nanos() * plot / end);
            to.setFill(paint(ink(phase.kind())));
            to.fillRoundRect(Math.min(x, NAMES + plot - LEAST_BAR), middle - BAR / 2, length, BAR, CORNER, CORNER);
            text(to, Measures.span(phase.nanos()), Ink.VALUE, width, middle, TextAlignment.RIGHT);
        }
    }

    private static Ink ink(CapturedPhase.Kind kind) {
        return switch (kind) {
            case CONNECT, TLS, REQUEST -> Ink.NETWORK;
            case WAKING, QUEUED, LOADING -> Ink.WAIT;
            case RUNNING, FIRST_BYTE, FIRST_TOKEN, ANSWER -> Ink.SERIES;
        };
    }
}
