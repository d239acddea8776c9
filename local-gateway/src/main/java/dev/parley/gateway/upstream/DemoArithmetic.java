package dev.parley.gateway.upstream;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Really computes simple questions, such as {@code 1+1 = ?} or {@code What is 12 times (3 + 4)?}. */
final class DemoArithmetic {
    private static final int MAX_QUESTION = 200;
    private static final int MAX_EXPONENT = 999;
    private static final int MAX_DIGITS = 2000;
    private static final int SHOWN_DIGITS = 12;
    private static final Pattern LEAD =
            Pattern.compile("^(please )?(what is|what's|whats|how much is|compute|calculate|evaluate|solve) ");
    private static final Pattern TAIL = Pattern.compile("[\\s=?.!]+$");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}([-/.])\\d{1,2}\\1\\d{1,4}");
    private static final Pattern SUM = Pattern.compile("[-+(]*[\\d.][\\d.()+\\-*/^]*");
    private static final Pattern LEADING_ZERO = Pattern.compile("(?<![\\d.])0\\d");

    private final String text;
    private int at;
    private boolean rounded;

    private DemoArithmetic(String text) {
        this.text = text;
    }

    /** The sentence with the result; empty if the question is not arithmetic. */
    static Optional<String> answer(String question) {
        if (question.length() > MAX_QUESTION) {
            return Optional.empty();
        }
        String sum = normalise(question);
        boolean looksLikeOne = SUM.matcher(sum).matches()
                && !DATE.matcher(sum).matches()
                && !LEADING_ZERO.matcher(sum).find();

        if (!looksLikeOne) {
            return Optional.empty();
        }
        try {
            DemoArithmetic parser = new DemoArithmetic(sum);
            BigDecimal value = parser.sum();
            if (parser.at != sum.length() || !isCalculation(sum)) {
                return Optional.empty();
            }
            String equals = parser.rounded ? " ≈ " : " = ";
            return Optional.of(pretty(sum) + equals + shown(value, parser.rounded)
                    + "\n\n(Computed by Parley's scripted demo, which is not an AI.)");
        } catch (NumberFormatException notArithmetic) {
            return Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.of(pretty(sum) + " has no answer here: " + e.getMessage()
                    + ".\n\n(Computed by Parley's scripted demo, which is not an AI.)");
        }
    }

    private static String normalise(String question) {
        String sum = question.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        sum = LEAD.matcher(sum).replaceFirst("");
        sum = TAIL.matcher(sum).replaceFirst("");
        return sum.replace(" multiplied by ", "*")
                .replace(" divided by ", "/")
                .replace(" to the power of ", "^")
                .replace(" times ", "*")
                .replace(" plus ", "+")
                .replace(" minus ", "-")
                .replaceAll("(?<=\\d) ?x ?(?=\\d)", "*")
                .replace("**", "^")
                .replace('×', '*')
                .replace('·', '*')
                .replace('÷', '/')
                .replace('−', '-')
                .replaceAll("(?<=\\d),(?=\\d{3}(?!\\d))", "")
                .replaceAll("(?<=\\d) (?=\\d)", "?") // two numbers beside each other are no sum
                .replace(" ", "");
    }

    /** Whether anything is to be computed: a number by itself, signed or not, is none. */
    private static boolean isCalculation(String sum) {
        return sum.replaceFirst("^[-+(]+", "").chars().anyMatch(c -> "+-*/^".indexOf(c) >= 0);
    }

    /** With the signs that Markdown does not take for its own. */
    private static String pretty(String sum) {
        return sum.replaceAll("(?<=[\\d.)])([-+*/])", " $1 ").replace('*', '×').replace('/', '÷');
    }

    private static String shown(BigDecimal value, boolean rounded) {
        BigDecimal shown = rounded ? value.round(new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN)) : value;
        shown = shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros();
        boolean plain = shown.scale() > -MAX_DIGITS && shown.scale() < 40;
        return plain ? shown.toPlainString() : shown.toString();
    }

    private BigDecimal sum() {
        BigDecimal value = product();
        while (peek() == '+' || peek() == '-') {
            boolean minus = text.charAt(at++) == '-';
            BigDecimal right = product();
            value = checked(minus ? value.subtract(right) : value.add(right));
        }
        return value;
    }

    private BigDecimal product() {
        BigDecimal value = signed();
        while (peek() == '*' || peek() == '/') {
            boolean division = text.charAt(at++) == '/';
            BigDecimal right = signed();
            value = checked(division ? divide(value, right) : value.multiply(right));
        }
        return value;
    }

    private BigDecimal signed() {
        if (peek() == '-') {
            at++;
            return signed().negate();
        }
        if (peek() == '+') {
            at++;
            return signed();
        }
        return power();
    }

    private BigDecimal power() {
        BigDecimal base = atom();
        if (peek() != '^') {
            return base;
        }
        at++;
        BigDecimal exponent = signed(); // binds to the right: 2^3^2 is 2^9
        boolean whole = exponent.stripTrailingZeros().scale() <= 0;
        if (!whole || exponent.abs().compareTo(BigDecimal.valueOf(MAX_EXPONENT)) > 0) {
            throw new ArithmeticException("an exponent must be a whole number up to " + MAX_EXPONENT);
        }
        int times = exponent.intValueExact();
        if ((long) base.precision() * Math.abs(times) > MAX_DIGITS) {
            throw new ArithmeticException("the result is too long");
        }
        BigDecimal value = base.pow(Math.abs(times));
        return checked(times < 0 ? divide(BigDecimal.ONE, value) : value);
    }

    private BigDecimal atom() {
        if (peek() == '(') {
            at++;
            BigDecimal value = sum();
            if (peek() != ')') {
                throw new NumberFormatException("no closing bracket");
            }
            at++;
            return value;
        }
        int start = at;
        while (Character.isDigit(peek()) || peek() == '.') {
            at++;
        }
        return new BigDecimal(text.substring(start, at));
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private BigDecimal divide(BigDecimal left, BigDecimal right) {
        if (right.signum() == 0) {
            throw new ArithmeticException("a division by zero");
        }
        BigDecimal quotient = left.divide(right, MathContext.DECIMAL128);
        rounded |= quotient.multiply(right).compareTo(left) != 0;
        return quotient;
    }

    /** Bounds the digits and the exponent: the sum of a huge number and a tiny one has all the digits in between. */
    private static BigDecimal checked(BigDecimal value) {
        if (value.precision() > MAX_DIGITS || Math.abs(value.scale()) > MAX_DIGITS) {
            throw new ArithmeticException("the result is too long");
        }
        return value;
    }
}
