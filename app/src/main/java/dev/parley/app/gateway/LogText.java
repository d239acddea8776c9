package dev.parley.app.gateway;

import dev.parley.app.fx.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the log in words: for a cell, and for a file. */
final class LogText {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Texts texts;

    LogText(Texts texts) {
        this.texts = texts;
    }

    String time(LogLine line) {
        return CLOCK.format(line.at());
    }

    String level(LogLine line) {
        return texts.get("log.level." + line.level().name().toLowerCase(Locale.ROOT));
    }

    String path(LogLine line) {
        return line.path().isEmpty() ? "-" : line.path();
    }

    String took(LogLine line) {
        long millis = line.took().toMillis();
        return millis < 1_000 ? texts.get("log.ms", millis) : texts.get("log.s", millis / 1_000.0);
    }

    String detail(LogLine line) {
        List<String> parts = new ArrayList<>();
        if (line.path().isEmpty()) {
            parts.add(texts.get("log.unknown"));
        }
        if (!line.service().isEmpty()) {
            parts.add(line.service());
        }
        if (line.tokens() > 0) {
            parts.add(texts.get("log.tokens", line.tokens()));
        }
        if (line.end() == LogLine.End.LEFT) {
            parts.add(texts.get("log.left"));
        } else if (line.end() == LogLine.End.CUT) {
            parts.add(texts.get("log.cut"));
        }
        if (!line.caller().isEmpty()) {
            parts.add(line.caller());
        }
        return String.join(", ", parts);
    }

    /** A line of a file, with tabs between its parts. */
    String whole(LogLine line) {
        return String.join(
                "\t",
                line.at().toString(),
                level(line),
                line.method(),
                path(line),
                Integer.toString(line.status()),
                took(line),
                detail(line));
    }
}
