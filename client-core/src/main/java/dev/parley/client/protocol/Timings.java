package dev.parley.client.protocol;

import dev.parley.client.StreamEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Figures that a server measured, under its own names. */
final class Timings {

    private Timings() {}

    /** All numbers of an object. */
    static void all(JsonNode object, EventSink out) {
        named(object, name -> true, out);
    }

    /** The numbers whose names are wanted. */
    static void named(JsonNode object, Predicate<String> wanted, EventSink out) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            double value = field.getValue().isNumber() ? field.getValue().asDouble(Double.NaN) : Double.NaN;
            if (wanted.test(field.getKey()) && !Double.isNaN(value)) {
                figures.put(field.getKey(), value);
            }
        }
        if (!figures.isEmpty()) {
            out.emit(new StreamEvent.TimingsReported(figures, System.nanoTime()));
        }
    }
}
