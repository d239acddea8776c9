package dev.parley.app.notebook;

import dev.parley.app.fx.Texts;
import dev.parley.client.FinishReason;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a run as people read them. Pure functions. */
final class RunWords {
    private static final long SECOND = 1_000;

    private RunWords() {}

    /** {@code failed}: whether it ended by a fault. */
    static String of(RunFigures run, boolean failed, Texts texts) {
        List<String> words = new ArrayList<>();
        Long first = run.firstMillis();
        if (!run.over()) {
            words.add(
                    first == null
                            ? texts.get("run.waits", phase(run, texts), span(run.millis()))
                            : texts.get("run.writes", span(run.millis())));
        } else {
            words.add(failed ? texts.get("end.failed", span(run.millis())) : end(run, texts));
        }
        if (first != null) {
            words.add(texts.get(run.isCounted() ? "run.tokens" : "run.pieces", run.tokens()));
            words.add(texts.get("run.first", span(first)));
            Double rate = run.rate();
            if (rate != null) {
                words.add(texts.get("run.rate", decimal(rate)));
            }
        }
        Long read = run.usage() == null ? null : run.usage().inputTokens();
        if (read != null) {
            words.add(texts.get("run.read", read));
        }
        return String.join(" · ", words);
    }

    private static String phase(RunFigures run, Texts texts) {
        return texts.get("phase." + run.phase().name().toLowerCase(Locale.ROOT));
    }

    private static String end(RunFigures run, Texts texts) {
        FinishReason reason = run.reason();
        String took = span(run.millis());
        if (reason == null) {
            return texts.get("end.none", took);
        }
        return switch (reason.kind()) {
            case LENGTH -> texts.get("end.length", took);
            case STOP, UNSTATED -> texts.get("end.stop", took);
            case CONTENT_FILTER -> texts.get("end.filter", took);
            case TOOL_CALLS, OTHER -> texts.get("end.other", reason.raw(), took);
        };
    }

    private static String span(long millis) {
        return millis < SECOND ? millis + " ms" : decimal(millis / (double) SECOND) + " s";
    }

    private static String decimal(double value) {
        NumberFormat format = NumberFormat.getNumberInstance();
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }
}
