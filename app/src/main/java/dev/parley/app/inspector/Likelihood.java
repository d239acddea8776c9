package dev.parley.app.inspector;

import java.util.Locale;

/** How probable a token was, in four steps. */
enum Likelihood {
    LIKELY(0.9),
    EVEN(0.5),
    UNLIKELY(0.1),
    RARE(0);

    private final double least;

    Likelihood(double least) {
        this.least = least;
    }

    /** {@code logprob}: the natural logarithm of the probability. */
    static Likelihood of(double logprob) {
        double probability = Math.exp(logprob);
        for (Likelihood step : values()) {
            if (probability >= step.least) {
                return step;
            }
        }
        return RARE;
    }

    String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }

    String textKey() {
        return "logprobs." + styleClass();
    }
}
