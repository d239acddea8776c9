package dev.parley.client.protocol;

import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Collected;
import java.util.List;
import java.util.TreeMap;

/** The tool calls of an answer, for tests. */
final class JoinedCalls {

    private JoinedCalls() {}

    /** Choice, number, id, name and arguments of every call, the fragments joined, such as {@code 0 0 c1 sun {}}. */
    static List<String> of(Collected answer) {
        TreeMap<String, String[]> calls = new TreeMap<>();
        for (StreamEvent.ToolCallDelta delta : answer.of(StreamEvent.ToolCallDelta.class)) {
            String[] call = calls.computeIfAbsent(
                    delta.choice() + " " + delta.index(), key -> new String[] {"null", "null", ""});
            call[0] = delta.id() == null ? call[0] : delta.id();
            call[1] = delta.name() == null ? call[1] : delta.name();
            call[2] += delta.arguments();
        }
        return calls.entrySet().stream()
                .map(call -> call.getKey() + " " + String.join(" ", call.getValue()))
                .toList();
    }
}
