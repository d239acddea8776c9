package dev.parley.app.markdown.math;

import com.dokar.quickjs.QuickJs;
import com.dokar.quickjs.QuickJsException;
import com.dokar.quickjs.QuickJs_jniKt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.Dispatchers;

/**
 * MathJax in a JavaScript engine of its own, which can reach nothing outside of itself: no files, no network, no Java.
 * For one thread.
 */
final class MathEngine implements AutoCloseable {
    private static final String MATHJAX = "META-INF/resources/webjars/mathjax/3.2.2/es5/";
    private static final String WIRING = "dev/parley/app/markdown/math/typeset.js";
    private static final String EXTENSIONS = "input/tex/extensions/";

    /** In this order: each needs some of those before it. */
    private static final List<String> BASE = List.of("core", "adaptors/liteDOM", "input/tex-base");

    private static final List<String> PACKAGES = List.of(
            "ams",
            "amscd",
            "newcommand",
            "enclose",
            "bbox",
            "boldsymbol",
            "braket",
            "cancel",
            "centernot",
            "color",
            "empheq",
            "cases",
            "extpfeil",
            "gensymb",
            "mathtools",
            "mhchem",
            "textmacros",
            "textcomp",
            "unicode",
            "upgreek",
            "verb");

    private static final List<String> OUTPUT = List.of("output/svg", "output/svg/fonts/tex");

    private static final long MEMORY_LIMIT = 64L << 20;
    private static final long STACK_LIMIT = 1L << 20;
    private static final long LOADING_MILLIS = 20_000;
    private static final long FORMULA_MILLIS = 1_000;

    private final QuickJs js;

    /**
     * Loads MathJax, a fifth of a second.
     *
     * @throws MathException if it cannot be had on this system
     */
    MathEngine() throws MathException {
        js = create();
        try {
            js.setMemoryLimit(MEMORY_LIMIT);
            js.setMaxStackSize(STACK_LIMIT);
            js.setEvaluationTimeoutMillis(LOADING_MILLIS);
            evaluate("var MathJax = { startup: { typeset: false } };", "start");
            for (String part : parts()) {
                evaluate(read(MATHJAX + part + ".js"), part);
            }
            evaluate(read(WIRING), "typeset");
            js.setEvaluationTimeoutMillis(FORMULA_MILLIS);
        } catch (MathException e) {
            js.close();
            throw e;
        }
    }

    private static QuickJs create() throws MathException {
        try {
            return QuickJs.Companion.create(Dispatchers.getUnconfined());
        } catch (QuickJsException | LinkageError | IllegalStateException e) {
            throw new MathException("no JavaScript engine for this system", e);
        }
    }

    private static List<String> parts() {
        List<String> parts = new ArrayList<>(BASE);
        PACKAGES.forEach(name -> parts.add(EXTENSIONS + name));
        parts.addAll(OUTPUT);
        return parts;
    }

    /**
     * The formula as SVG.
     *
     * @throws FormulaException if it is no formula, with MathJax's words
     * @throws MathException if the engine gave up on it and must be thrown away
     */
    String svg(String tex, boolean display) throws MathException, FormulaException {
        String answer = evaluate("typeset(" + literal(tex) + "," + display + ")", "formula");
        if (!answer.startsWith("+")) {
            throw new FormulaException(answer.substring(Math.min(1, answer.length())));
        }
        return answer.substring(1);
    }

    /** The memory that the engine holds, in bytes. */
    long memory() {
        return js.getMemoryUsage().getMallocSize();
    }

    private String evaluate(String code, String name) throws MathException {
        try {
            // The value of a script must be a string; this makes it one.
            String script = name.equals("formula") ? code : code + "\n;''";
            return BuildersKt.<String>runBlocking(
                    EmptyCoroutineContext.INSTANCE, (scope, result) -> start(script, name, result));
        } catch (EngineFailure e) {
            throw new MathException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MathException("interrupted", e);
        }
    }

    // Kotlin's type of a continuation as Java sees it; the method that is not deprecated is for Kotlin's inlining only.
    @SuppressWarnings({"unchecked", "deprecation"})
    private Object start(String script, String name, Continuation<?> result) {
        try {
            return QuickJs_jniKt.evaluate(js, script, String.class, name, false, (Continuation<String>) result);
        } catch (QuickJsException e) {
            throw new EngineFailure(e);
        }
    }

    /** A JavaScript literal in ASCII: the engine's own conversion loses characters beyond the BMP. */
    private static String literal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static String read(String path) {
        try (InputStream in = MathEngine.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        js.close();
    }

    /** Carries a checked exception through a coroutine. */
    private static final class EngineFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EngineFailure(QuickJsException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
