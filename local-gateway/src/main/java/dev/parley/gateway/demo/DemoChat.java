package dev.parley.gateway.demo;

import dev.parley.gateway.upstream.UpstreamRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/chat/completions} (OpenAI API reference, "Create chat completion"), with {@code reasoning_content} as
 * llama.cpp and DeepSeek write it.
 */
final class DemoChat implements DemoDialect {
    private static final String CALL_ID = "call_demo_1";

    private final InstantSource clock;

    DemoChat(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public DemoError.Shape errors() {
        return DemoError.Shape.OPENAI;
    }

    @Override
    public boolean carriesReasoning() {
        return true;
    }

    @Override
    public boolean carriesTools() {
        return true;
    }

    @Override
    public boolean carriesFinishReason() {
        return true;
    }

    @Override
    public DemoRequest read(UpstreamRequest request) {
        JsonNode body = DemoJson.parseObject(request.body());
        DemoRequest.check(body);
        DemoMessages messages = DemoMessages.read(body);
        Integer limit = DemoJson.positive(body, "max_completion_tokens");
        return new DemoRequest(
                messages.prompt(),
                messages.attachments(),
                messages.tokens(),
                limit != null ? limit : DemoJson.positive(body, "max_tokens"),
                DemoJson.strings(body, "stop"),
                DemoJson.bool(body, "stream"),
                DemoRequest.includeUsage(body),
                messages.toolResult(),
                DemoToolCall.from(body),
                DemoJson.object());
    }

    @Override
    public ObjectNode whole(DemoRequest request, DemoAnswer answer) {
        ObjectNode message = DemoJson.object().put("role", "assistant");
        if (answer.toolName() == null) {
            message.put("content", answer.text());
        } else {
            message.putNull("content");
            message.putArray("tool_calls").add(call(answer, answer.toolArguments()));
        }
        if (answer.reasoningTokens() > 0) {
            message.put("reasoning_content", answer.reasoning());
        }
        ObjectNode choice = DemoJson.object().put("index", 0);
        choice.set("message", message);
        choice.putNull("logprobs").put("finish_reason", answer.finishReason());
        return DemoOpenAi.answer("chat.completion", "chatcmpl-", clock)
                .frame(choice)
                .set("usage", DemoOpenAi.usage(answer));
    }

    @Override
    public Events events(DemoRequest request, DemoAnswer answer) {
        return new Chunks(DemoOpenAi.answer("chat.completion.chunk", "chatcmpl-", clock), request, answer);
    }

    private static ObjectNode call(DemoAnswer answer, String arguments) {
        ObjectNode call = DemoJson.object().put("id", CALL_ID).put("type", "function");
        call.putObject("function")
                .put("name", Objects.requireNonNull(answer.toolName()))
                .put("arguments", arguments);
        return call;
    }

    private record Chunks(DemoOpenAi frames, DemoRequest request, DemoAnswer answer) implements Events {

        @Override
        public List<ObjectNode> start() {
            ObjectNode role = DemoJson.object().put("role", "assistant");
            if (answer.toolName() == null) {
                return List.of(chunk(role.put("content", ""), null));
            }
            role.putNull("content");
            ObjectNode first = DemoJson.object();
            first.putArray("tool_calls").add(call(answer, "").put("index", 0));
            return List.of(chunk(role, null), chunk(first, null));
        }

        @Override
        public ObjectNode piece(DemoPiece piece) {
            ObjectNode delta = DemoJson.object();
            switch (piece.channel()) {
                case TEXT -> delta.put("content", piece.text());
                case REASONING -> delta.put("reasoning_content", piece.text());
                case TOOL_ARGUMENTS ->
                    delta.putArray("tool_calls")
                            .addObject()
                            .put("index", 0)
                            .putObject("function")
                            .put("arguments", piece.text());
            }
            return chunk(delta, null);
        }

        @Override
        public List<ObjectNode> finish() {
            List<ObjectNode> chunks = new ArrayList<>();
            chunks.add(chunk(DemoJson.object(), answer.finishReason()));
            if (request.includeUsage()) {
                chunks.add(frames.usageFrame(answer));
            }
            return chunks;
        }

        private ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
            ObjectNode choice = DemoJson.object().put("index", 0);
            choice.set("delta", delta);
            choice.putNull("logprobs").put("finish_reason", finishReason);
            ObjectNode chunk = frames.frame(choice);
            return request.includeUsage() ? chunk.putNull("usage") : chunk;
        }
    }
}
