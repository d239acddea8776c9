package dev.parley.client.parameter;

import dev.parley.client.JsonText;
import java.math.BigDecimal;
import java.util.List;

/** What a text that was typed for a parameter means. */
public sealed interface ParameterReading {

    /** Nothing: the parameter is not set. */
    record Unset() implements ParameterReading {}

    /** A value that can be sent. */
    record Valid(JsonText value) implements ParameterReading {}

    /**
     * No value of the parameter's kind.
     *
     * @param line of JSON, from 1; 0 where the text is no JSON
     * @param column in the line, from 1
     * @param words the parser's
     */
    record Invalid(Problem problem, int line, int column, String words) implements ParameterReading {}

    /** What is wrong. */
    enum Problem {
        NOT_A_NUMBER,
        NOT_WHOLE,
        OUT_OF_RANGE,
        NOT_A_FLAG,
        NOT_A_CHOICE,
        NOT_JSON,
        NOT_AN_OBJECT,
        NOT_AN_ARRAY
    }

    /** Reads a text as {@link #show} writes it, or as a person does. */
    static ParameterReading read(ParameterKind kind, String text) {
        if (text.isBlank() && !(kind instanceof ParameterKind.Text)) {
            return new Unset();
        }
        return switch (kind) {
            case ParameterKind.Range range ->
                number(text, BigDecimal.valueOf(range.least()), BigDecimal.valueOf(range.most()), false);
            case ParameterKind.Whole whole ->
                number(text, BigDecimal.valueOf(whole.least()), BigDecimal.valueOf(whole.most()), true);
            case ParameterKind.Flag _ ->
                text.equals("true") || text.equals("false")
                        ? new Valid(new JsonText(text))
                        : invalid(Problem.NOT_A_FLAG);
            case ParameterKind.Choice choice ->
                choice.values().contains(text) ? new Valid(JsonText.string(text)) : invalid(Problem.NOT_A_CHOICE);
            case ParameterKind.Text _ -> text.isEmpty() ? new Unset() : new Valid(JsonText.string(text));
            case ParameterKind.Free _ -> new Valid(JsonText.lenient(text));
            case ParameterKind.Texts _ -> json(text, ParameterKind.Shape.ARRAY);
            case ParameterKind.Json json -> json(text, json.shape());
            case ParameterKind.Schema _ -> json(text, ParameterKind.Shape.OBJECT);
        };
    }

    /** The text that a person reads and edits. */
    static String show(ParameterKind kind, JsonText value) {
        return switch (kind) {
            case ParameterKind.Choice _, ParameterKind.Text _, ParameterKind.Free _ -> JsonFields.text(value);
            default -> value.text();
        };
    }

    /** The items of a list of texts. */
    static List<String> texts(JsonText value) {
        return JsonFields.texts(value);
    }

    /** A list of texts; the empty one is the text of a parameter that is not set. */
    static String textOf(List<String> texts) {
        return texts.isEmpty() ? "" : JsonFields.array(texts).text();
    }

    private static ParameterReading number(String text, BigDecimal least, BigDecimal most, boolean whole) {
        BigDecimal number;
        try {
            // People who write a comma mean a point.
            number = new BigDecimal(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return invalid(Problem.NOT_A_NUMBER);
        }
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            return invalid(Problem.OUT_OF_RANGE);
        }
        if (whole && number.stripTrailingZeros().scale() > 0) {
            return invalid(Problem.NOT_WHOLE);
        }
        return new Valid(new JsonText(whole ? number.toBigInteger().toString() : number.toPlainString()));
    }

    private static ParameterReading json(String text, ParameterKind.Shape shape) {
        JsonFields.Fault fault = JsonFields.fault(text);
        if (fault != null) {
            return new Invalid(Problem.NOT_JSON, fault.line(), fault.column(), fault.words());
        }
        return switch (shape) {
            case OBJECT -> JsonFields.isObject(text) ? new Valid(new JsonText(text)) : at(Problem.NOT_AN_OBJECT);
            case ARRAY -> JsonFields.isArray(text) ? new Valid(new JsonText(text)) : at(Problem.NOT_AN_ARRAY);
        };
    }

    private static Invalid invalid(Problem problem) {
        return new Invalid(problem, 0, 0, "");
    }

    private static Invalid at(Problem problem) {
        return new Invalid(problem, 1, 1, "");
    }
}
