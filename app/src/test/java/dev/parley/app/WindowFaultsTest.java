package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.FxQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of ours on the toolkit's thread. */
class WindowFaultsTest {
    private static final String SECRET = "sk-said-in-a-message";

    private final Logger log = Logger.getLogger(WindowFaults.class.getName());
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final FxQueue fx = new FxQueue();
    private final List<String> told = new ArrayList<>();
    private final WindowFaults faults = new WindowFaults(fx, () -> told.add("told"));

    @BeforeEach
    void listen() {
        log.setUseParentHandlers(false);
        log.addHandler(recorder);
    }

    @AfterEach
    void leave() {
        log.removeHandler(recorder);
        log.setUseParentHandlers(true);
    }

    private void fail(Throwable fault) {
        faults.uncaughtException(Thread.currentThread(), fault);
    }

    @Test
    void theLogHasTheKindAndThePlaceAndNeverTheMessage() {
        IllegalStateException fault = new IllegalStateException(SECRET, new ArithmeticException(SECRET));
        fail(fault);
        assertThat(records).hasSize(1);
        LogRecord entry = records.getFirst();
        assertThat(entry.getLevel()).isEqualTo(Level.SEVERE);
        assertThat(entry.getMessage()).isEqualTo("java.lang.IllegalStateException");
        assertThat(entry.getThrown().getStackTrace()).isEqualTo(fault.getStackTrace());
        assertThat(entry.getThrown()).hasStackTraceContaining("WindowFaultsTest");
        for (Throwable said = entry.getThrown(); said != null; said = said.getCause()) {
            assertThat(said.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void whatFailsInEveryFrameIsToldOnceAndLater() {
        fail(new IllegalStateException());
        fail(new IllegalStateException());
        assertThat(told).isEmpty();
        fx.drain();
        assertThat(told).hasSize(1);
        assertThat(records).hasSize(2);
        fail(new IllegalStateException());
        fx.drain();
        assertThat(told).hasSize(2);
    }

    @Test
    void aFaultInTellingIsNotTold() {
        List<String> tried = new ArrayList<>();
        WindowFaults[] self = new WindowFaults[1];
        self[0] = new WindowFaults(fx, () -> {
            tried.add("tried");
            self[0].uncaughtException(Thread.currentThread(), new IllegalStateException());
        });
        self[0].uncaughtException(Thread.currentThread(), new IllegalStateException());
        fx.drain();
        fx.drain();
        assertThat(tried).hasSize(1);
    }
}
