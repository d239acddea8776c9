package dev.parley.app.markdown.math;

import dev.parley.app.markdown.math.MathDrawing.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects shapes into as few paths as can be. Glyphs and rules are apart: where their outlines run in opposite
 * directions, an overlap in one path would be a hole.
 */
final class Layers {
    private final List<Layer> done = new ArrayList<>();
    private final StringBuilder glyphs = new StringBuilder();
    private final StringBuilder rules = new StringBuilder();
    private @Nullable String color;

    void glyph(String path, @Nullable String paint) {
        turnTo(paint);
        glyphs.append(path);
    }

    void rule(String path, @Nullable String paint) {
        turnTo(paint);
        rules.append(path);
    }

    private void turnTo(@Nullable String paint) {
        if (!Objects.equals(color, paint)) {
            flush();
            color = paint;
        }
    }

    private void flush() {
        for (StringBuilder part : List.of(rules, glyphs)) {
            if (!part.isEmpty()) {
                done.add(new Layer(part.toString(), color));
                part.setLength(0);
            }
        }
    }

    List<Layer> finish() {
        flush();
        return done;
    }
}
