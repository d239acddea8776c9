package dev.parley.client.parameter;

import java.util.List;

/** What a parameter's value is, and within which bounds. */
public sealed interface ParameterKind {

    /** A number from {@code least} to {@code most}; {@code step} is what a control moves by. */
    record Range(double least, double most, double step) implements ParameterKind {}

    /** An integer from {@code least} to {@code most}. */
    record Whole(long least, long most) implements ParameterKind {}

    /** {@code true} or {@code false}. */
    record Flag() implements ParameterKind {}

    /** Any text; {@code longText}: it may have many lines. */
    record Text(boolean longText) implements ParameterKind {}

    /** A list of texts. */
    record Texts() implements ParameterKind {}

    /** One of these texts. */
    record Choice(List<String> values) implements ParameterKind {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /** JSON of one shape. */
    record Json(Shape shape) implements ParameterKind {}

    /** A JSON Schema, which is an object. */
    record Schema() implements ParameterKind {}

    /** A JSON value where the text is one, else the text itself: for a template's own variables. */
    record Free() implements ParameterKind {}

    /** What JSON must be. */
    enum Shape {
        OBJECT,
        ARRAY
    }
}
