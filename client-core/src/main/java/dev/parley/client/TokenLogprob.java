package dev.parley.client;

import java.util.List;

/**
 * How likely a token of the answer was.
 *
 * @param logprob natural logarithm of the probability
 * @param alternatives the most likely tokens in its place, if the server sent them (their own lists are empty)
 */
public record TokenLogprob(String token, double logprob, List<TokenLogprob> alternatives) {
    public TokenLogprob {
        alternatives = List.copyOf(alternatives);
    }
}
