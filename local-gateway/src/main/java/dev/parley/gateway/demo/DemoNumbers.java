package dev.parley.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The long answer: a walk through the whole numbers, every line of which is computed and true. */
final class DemoNumbers {
    private static final int LAST = 120;
    private static final int TABLE_EVERY = 20;
    private static final int CODE_EVERY = 30;

    private DemoNumbers() {}

    /** Markdown of several thousand tokens. */
    static String walk(String introduction) {
        StringBuilder text = new StringBuilder(introduction);
        for (int n = 1; n <= LAST; n++) {
            if (n % TABLE_EVERY == 1) {
                text.append("\n\n## From ").append(n).append(" to ").append(n + TABLE_EVERY - 1);
            }
            text.append("\n\n").append(paragraph(n));
            if (n % TABLE_EVERY == 0) {
                text.append("\n\n").append(squares(n - TABLE_EVERY + 1, n));
            }
            if (n % CODE_EVERY == 0) {
                text.append("\n\n").append(collatz(n));
            }
        }
        return text.append("\n\nThat was the last number, ")
                .append(LAST)
                .append(". Nothing was left out.")
                .toString();
    }

    private static String paragraph(int n) {
        return "**" + n + "** is `" + Integer.toBinaryString(n) + "` in binary and `"
                + Integer.toHexString(n).toUpperCase(Locale.ROOT) + "` in hexadecimal. " + factors(n)
                + " Its digits add up to " + digitSum(n) + ".";
    }

    private static String factors(int n) {
        List<Integer> primes = new ArrayList<>();
        int rest = n;
        for (int divisor = 2; rest > 1; divisor++) {
            while (rest % divisor == 0) {
                primes.add(divisor);
                rest /= divisor;
            }
        }
        if (primes.isEmpty()) {
            return "It is neither prime nor composite.";
        }
        if (primes.size() == 1) {
            return "It is prime.";
        }
        return "It is " + primes.stream().map(String::valueOf).collect(Collectors.joining(" × ")) + ".";
    }

    private static int digitSum(int n) {
        return Integer.toString(n).chars().map(c -> c - '0').sum();
    }

    private static String squares(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .filter(n -> n % 5 == 0)
                .mapToObj(n -> "| " + n + " | " + n * n + " | " + n * n * n + " |")
                .collect(Collectors.joining("\n", "| n | n² | n³ |\n|---:|---:|---:|\n", ""));
    }

    private static String collatz(int start) {
        StringBuilder steps = new StringBuilder().append(start);
        int n = start;
        while (n != 1) {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            steps.append(" -> ").append(n);
        }
        return "Halve it when it is even, else triple it and add one:\n\n```text\n" + steps + "\n```";
    }
}
