package dev.parley.app.inspector;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for an axis from 0. */
final class AxisTicks {
    private AxisTicks() {}

    /** 0 and the multiples of a round step (1, 2 or 5 times a power of ten) up to {@code top}; at most {@code most}. */
    static List<Double> of(double top, int most) {
        List<Double> ticks = new ArrayList<>();
        if (!(top > 0)) {
            return List.of(0.0);
        }
        double step = Math.pow(10, Math.floor(Math.log10(top)) - 1);
        int[] growth = {2, 5, 10};
        double base = step;
        for (int i = 0; Math.floor(top / step) + 1 > most; i++) {
            step = base * growth[i % growth.length];
            if (i % growth.length == growth.length - 1) {
                base = step;
            }
        }
        for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
