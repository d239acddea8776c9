package dev.parley.app.markdown.math;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns LaTeX into drawings, on one thread of its own that begins with the first formula. Drawings are kept, so that a
 * formula that is shown again costs nothing. Thread-safe.
 */
public final class MathTypesetter implements AutoCloseable {

    /** Longer formulas are not tried. */
    public static final int LONGEST = 20_000;

    private static final int KEPT = 500;

    /** Java's own part of the stack, beside that of the engine. */
    private static final long STACK = 8L << 20;

    private record Formula(String tex, boolean display) {}

    private final ExecutorService worker =
            new ThreadPoolExecutor(0, 1, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), MathTypesetter::thread);

    private final Map<Formula, CompletableFuture<MathDrawing>> drawings = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Formula, CompletableFuture<MathDrawing>> eldest) {
            return size() > KEPT;
        }
    };

    /** Only the worker touches it. */
    private @Nullable MathEngine engine;

    private volatile boolean available = true;
    private volatile boolean closed;

    /** Whether formulas can be drawn on this system, as far as is known. */
    public boolean isAvailable() {
        return available;
    }

    /**
     * Sets a formula. Fails with a {@link FormulaException} if it cannot be drawn: then its source is to be shown. The
     * stage may be completed on the typesetter's thread.
     */
    public CompletionStage<MathDrawing> typeset(String tex, boolean display) {
        if (tex.length() > LONGEST) {
            return CompletableFuture.failedStage(new FormulaException("The formula is too long"));
        }
        Formula formula = new Formula(tex, display);
        CompletableFuture<MathDrawing> drawing;
        synchronized (drawings) {
            CompletableFuture<MathDrawing> kept = drawings.get(formula);
            if (kept != null) {
                return kept.minimalCompletionStage();
            }
            drawing = new CompletableFuture<>();
            drawings.put(formula, drawing);
        }
        try {
            worker.execute(() -> draw(formula, drawing));
        } catch (RejectedExecutionException e) {
            drawing.completeExceptionally(new FormulaException("Formulas are not drawn any more", e));
        }
        return drawing.minimalCompletionStage();
    }

    /** A drawing that is there already, so that a line need not be laid out twice. */
    public @Nullable MathDrawing ready(String tex, boolean display) {
        synchronized (drawings) {
            CompletableFuture<MathDrawing> kept = drawings.get(new Formula(tex, display));
            return kept == null || !kept.isDone() || kept.isCompletedExceptionally() ? null : kept.join();
        }
    }

    private void draw(Formula formula, CompletableFuture<MathDrawing> drawing) {
        if (closed) {
            drawing.completeExceptionally(new FormulaException("Formulas are not drawn any more"));
            return;
        }
        try {
            drawing.complete(SvgReader.read(engine().svg(formula.tex(), formula.display())));
        } catch (FormulaException e) {
            drawing.completeExceptionally(e);
        } catch (UnreadableDrawingException e) {
            drawing.completeExceptionally(new FormulaException("The formula uses a drawing that is not supported", e));
        } catch (MathException e) {
            dropEngine();
            drawing.completeExceptionally(new FormulaException("The formula could not be drawn", e));
        } finally {
            drawing.completeExceptionally(new FormulaException("The formula could not be drawn"));
        }
    }

    private MathEngine engine() throws MathException {
        MathEngine current = engine;
        if (current == null) {
            if (!available) {
                throw new MathException("no JavaScript engine for this system", new IllegalStateException());
            }
            try {
                current = new MathEngine();
            } catch (MathException e) {
                available = false;
                throw e;
            }
            engine = current;
        }
        return current;
    }

    /** After it gave up its state is not known; the next formula gets a new one. */
    private void dropEngine() {
        MathEngine current = engine;
        engine = null;
        if (current != null) {
            current.close();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "formulas", STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** Frees the engine; formulas that wait are not drawn any more. */
    @Override
    public void close() {
        closed = true;
        synchronized (worker) {
            if (!worker.isShutdown()) {
                worker.execute(this::dropEngine);
                worker.shutdown();
            }
        }
    }
}
