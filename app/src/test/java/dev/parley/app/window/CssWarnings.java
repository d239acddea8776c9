package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Hears what the toolkit complains of in style sheets: a colour that it cannot find, a value that it cannot use. */
final class CssWarnings implements AutoCloseable {
    private final Logger css = Logger.getLogger("javafx.css");
    private final Set<String> heard = new ConcurrentSkipListSet<>();
    private final Handler handler = new Listener();

    CssWarnings() {
        css.addHandler(handler);
    }

    void assertNone() {
        assertThat(heard).as("complaints about style sheets").isEmpty();
    }

    @Override
    public void close() {
        css.removeHandler(handler);
    }

    private final class Listener extends Handler {

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                Object[] parameters = entry.getParameters();
                String said =
                        parameters == null ? entry.getMessage() : MessageFormat.format(entry.getMessage(), parameters);
                // Whoever styled the node is among the callers, as a style is converted at once.
                heard.add(said
                        + StackWalker.getInstance()
                                .walk(frames -> frames.skip(3)
                                        .map(frame -> "\n  at " + frame)
                                        .collect(Collectors.joining())));
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
