package dev.parley.client.protocol;

import dev.parley.client.StreamEvent;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The function calls of one response: each has a number of its own, however the events name it. */
final class ResponseCalls {
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Those whose name was told, and those whose arguments were. */
    private final BitSet begun = new BitSet();

    private final BitSet argued = new BitSet();
    private int count;

    int count() {
        return count;
    }

    boolean isKnown(ResponseItems.Names names) {
        return find(names) != null;
    }

    boolean hasArguments(ResponseItems.Names names) {
        Integer number = find(names);
        return number != null && argued.get(number);
    }

    /** The call was announced. */
    void begin(ResponseItems.Names names, JsonNode item, EventSink out) {
        begin(number(names, true), item, "", out);
    }

    void fragment(ResponseItems.Names names, String arguments, EventSink out) {
        int number = number(names, false);
        argued.set(number);
        emit(number, null, null, arguments, out);
    }

    /** The call is whole: what of it was not told yet is told. */
    void whole(ResponseItems.Names names, JsonNode item, EventSink out) {
        int number = number(names, false);
        String arguments = argued.get(number) ? "" : JsonAnswer.words(item.path("arguments"));
        argued.set(number);
        if (!begun.get(number)) {
            begin(number, item, arguments, out);
        } else if (!arguments.isEmpty()) {
            emit(number, null, null, arguments, out);
        }
    }

    private void begin(int number, JsonNode item, String arguments, EventSink out) {
        begun.set(number);
        emit(number, Json.stringOrNull(item.path("call_id")), Json.stringOrNull(item.path("name")), arguments, out);
    }

    private static void emit(int number, @Nullable String id, @Nullable String name, String arguments, EventSink out) {
        out.emit(new StreamEvent.ToolCallDelta(0, number, id, name, arguments, System.nanoTime()));
    }

    /** {@code opens}: whether a call that has no name is a new one, else it is the one that was announced last. */
    private int number(ResponseItems.Names names, boolean opens) {
        Integer known = opens && names.isUnknown() ? null : find(names);
        int number = known == null ? count++ : known;
        names.all().forEach(name -> numbers.put(name, number));
        return number;
    }

    private @Nullable Integer find(ResponseItems.Names names) {
        for (String name : names.all()) {
            Integer number = numbers.get(name);
            if (number != null) {
                return number;
            }
        }
        return null;
    }
}
