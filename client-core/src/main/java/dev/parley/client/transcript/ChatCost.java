package dev.parley.client.transcript;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What several answers cost together.
 *
 * @param amounts by currency
 * @param answers how many have a price
 * @param unknown how many of those have no amount, because the server did not report its counts
 * @param atMost whether some of it is {@link AnswerCost#atMost}
 */
public record ChatCost(Map<String, BigDecimal> amounts, int answers, int unknown, boolean atMost) {
    public ChatCost {
        amounts = Map.copyOf(amounts);
    }

    public static ChatCost of(List<AnswerCost> costs) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        int unknown = 0;
        for (AnswerCost cost : costs) {
            BigDecimal amount = cost.amount();
            if (amount == null) {
                unknown++;
            } else {
                amounts.merge(cost.currency(), amount, BigDecimal::add);
            }
        }
        return new ChatCost(amounts, costs.size(), unknown, costs.stream().anyMatch(AnswerCost::atMost));
    }

    /** The sums, as {@code EUR 0.20 + USD 1.31}; empty if there is none. */
    public String text() {
        return new TreeMap<>(amounts)
                .entrySet().stream()
                        .map(sum -> sum.getKey() + " " + AnswerCost.figure(sum.getValue()))
                        .collect(Collectors.joining(" + "));
    }
}
