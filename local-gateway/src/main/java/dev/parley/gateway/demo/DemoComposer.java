package dev.parley.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a plan into the tokens of an answer, within the limits that the request sets. */
final class DemoComposer {

    private DemoComposer() {}

    static DemoAnswer compose(DemoPlan plan, DemoRequest request, DemoDialect dialect) {
        List<DemoPiece> pieces = new ArrayList<>();
        if (dialect.carriesReasoning()) {
            add(pieces, DemoPiece.Channel.REASONING, plan.reasoning());
        }
        DemoToolCall tool = plan.toolCall() && dialect.carriesTools() ? request.tool() : null;
        if (tool == null) {
            add(pieces, DemoPiece.Channel.TEXT, untilStop(plan.text(), request.stops()));
        } else {
            add(pieces, DemoPiece.Channel.TOOL_ARGUMENTS, tool.arguments());
        }
        String finish = tool == null ? "stop" : "tool_calls";
        if (plan.fault() == DemoFault.FILTER) {
            finish = "content_filter";
            pieces = pieces.subList(0, pieces.size() / 2);
        }
        Integer limit = request.maxTokens();
        if (limit != null && limit < pieces.size()) {
            finish = "length";
            pieces = pieces.subList(0, limit);
        }
        return new DemoAnswer(pieces, name(tool), finish, request.promptTokens());
    }

    private static void add(List<DemoPiece> pieces, DemoPiece.Channel channel, String text) {
        DemoTokens.split(text).forEach(token -> pieces.add(new DemoPiece(channel, token)));
    }

    private static @Nullable String name(@Nullable DemoToolCall tool) {
        return tool == null ? null : tool.name();
    }

    /** The text before the first of the stops; a stop itself is never said. */
    private static String untilStop(String text, List<String> stops) {
        int end = text.length();
        for (String stop : stops) {
            int at = text.indexOf(stop);
            end = at < 0 ? end : Math.min(end, at);
        }
        return text.substring(0, end);
    }
}
