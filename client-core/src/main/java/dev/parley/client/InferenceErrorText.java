package dev.parley.client;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/** One plain sentence for an {@link InferenceError}: what happened and the next step. */
public final class InferenceErrorText {

    private InferenceErrorText() {}

    /** The sentence in English. */
    public static String sentence(InferenceError error) {
        return sentence(error, Locale.ENGLISH);
    }

    public static String sentence(InferenceError error, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "dev.parley.client.errors",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String text = fill(texts, key(error), locale, arguments(error));
        String detail = oneLine(error.detail());
        if (!detail.isEmpty()) {
            text = fill(texts, "with_detail", locale, text, detail);
        }
        if (error.bodySent() && mayHaveRun(error)) {
            text = fill(texts, "may_have_run", locale, text);
        }
        return fill(texts, "whole", locale, text);
    }

    private static String fill(ResourceBundle texts, String key, Locale locale, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    private static String key(InferenceError error) {
        return switch (error) {
            case InferenceError.Timeout t ->
                t.textKey() + "." + t.phase().name().toLowerCase(Locale.ROOT);
            case InferenceError.ProxyRefused p when p.status() == 0 -> p.textKey() + ".no_login";
            case InferenceError.Unauthorized u when u.status() == 0 -> u.textKey() + ".no_key";
            case InferenceError.RateLimited r when r.retryAfter() != null -> r.textKey() + ".retry_after";
            case InferenceError.ContextOverflow c
            when c.promptTokens() != null && c.limit() != null -> c.textKey() + ".counts";
            default -> error.textKey();
        };
    }

    private static Object[] arguments(InferenceError error) {
        return switch (error) {
            case InferenceError.Unreachable e -> args(e.host(), Integer.toString(e.port()));
            case InferenceError.ProxyRefused e -> args(status(e.status()));
            case InferenceError.RedirectRefused e -> args(e.target(), status(e.status()));
            case InferenceError.TlsFailure e -> args(e.host());
            case InferenceError.Timeout e -> args(words(e.after()));
            case InferenceError.Unauthorized e -> args(status(e.status()));
            case InferenceError.NotFound e -> args(e.url().toString(), status(e.status()));
            case InferenceError.InvalidRequest e -> args(status(e.status()));
            case InferenceError.ContextOverflow e -> args(String.valueOf(e.promptTokens()), String.valueOf(e.limit()));
            case InferenceError.RateLimited e -> args(e.retryAfter() == null ? "" : words(e.retryAfter()));
            case InferenceError.ServerError e -> args(status(e.status()));
            case InferenceError.MalformedResponse e -> args(e.where());
            case InferenceError.TooLarge e -> args(e.what(), Long.toString(e.limit()));
            case InferenceError.JobFailed e -> args(e.jobId());
            case InferenceError.JobExpired e -> args(e.jobId());
            case InferenceError.ContentFiltered e -> args();
            case InferenceError.ColdStart e -> args();
            case InferenceError.UpstreamError e -> args();
            case InferenceError.Truncated e -> args();
            case InferenceError.NotStored e -> args();
            case InferenceError.OutcomeUnknown e -> args();
        };
    }

    /** Whether "the server may have run it" is news: it is not where the server refused, or where part of it is here. */
    private static boolean mayHaveRun(InferenceError error) {
        return switch (error) {
            case InferenceError.Timeout e -> e.phase() != TimeoutPhase.IDLE;
            case InferenceError.Unreachable e -> true;
            case InferenceError.OutcomeUnknown e -> true;
            case InferenceError.ColdStart e -> e.context().rawBody() == null;
            default -> false;
        };
    }

    private static Object[] args(Object... values) {
        return values;
    }

    private static String status(int status) {
        return Integer.toString(status);
    }

    private static String words(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? (long) seconds + " s" : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String oneLine(String text) {
        String words = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String flat = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
        return flat.length() <= 300 ? flat : flat.substring(0, 300) + "…";
    }
}
