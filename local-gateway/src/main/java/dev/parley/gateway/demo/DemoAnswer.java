package dev.parley.gateway.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said in answer to one request, the same for every API and for stream and whole.
 *
 * @param pieces the tokens in order; their number is the usage that is reported
 * @param toolName of the one tool call, if the answer is a tool call
 * @param finishReason in OpenAI's words: {@code stop}, {@code length}, {@code tool_calls}, {@code content_filter}
 */
record DemoAnswer(List<DemoPiece> pieces, @Nullable String toolName, String finishReason, int promptTokens) {

    DemoAnswer {
        pieces = List.copyOf(pieces);
    }

    String text() {
        return joined(DemoPiece.Channel.TEXT);
    }

    String reasoning() {
        return joined(DemoPiece.Channel.REASONING);
    }

    String toolArguments() {
        return joined(DemoPiece.Channel.TOOL_ARGUMENTS);
    }

    int completionTokens() {
        return pieces.size();
    }

    int reasoningTokens() {
        return (int) pieces.stream()
                .filter(piece -> piece.channel() == DemoPiece.Channel.REASONING)
                .count();
    }

    private String joined(DemoPiece.Channel channel) {
        return pieces.stream()
                .filter(piece -> piece.channel() == channel)
                .map(DemoPiece::text)
                .collect(Collectors.joining());
    }
}
