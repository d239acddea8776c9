package dev.parley.client.protocol;

import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Tokens with their logarithms, as OpenAI, Ollama and llama.cpp list them: {@code {"token", "logprob", "top_logprobs"}}.
 * llama.cpp with {@code post_sampling_probs} has {@code prob} and {@code top_probs} instead, from 0 to 1.
 */
final class Logprobs {

    private Logprobs() {}

    static void list(int choice, JsonNode tokens, EventSink out) {
        List<TokenLogprob> list = tokens(tokens);
        if (!list.isEmpty()) {
            out.emit(new StreamEvent.LogprobsReceived(choice, list, System.nanoTime()));
        }
    }

    private static List<TokenLogprob> tokens(JsonNode array) {
        List<TokenLogprob> list = new ArrayList<>();
        for (JsonNode token : array) {
            if (token.path("token").isString()) {
                JsonNode others = token.has("top_logprobs") ? token.path("top_logprobs") : token.path("top_probs");
                List<TokenLogprob> alternatives = new ArrayList<>();
                others.forEach(other -> alternatives.add(one(other, List.of())));
                list.add(one(token, alternatives));
            }
        }
        return list;
    }

    private static TokenLogprob one(JsonNode token, List<TokenLogprob> alternatives) {
        double logprob = token.has("prob")
                ? Math.log(token.path("prob").asDouble(Double.NaN))
                : token.path("logprob").asDouble(Double.NaN);
        return new TokenLogprob(token.path("token").asString(""), logprob, alternatives);
    }
}
