package dev.parley.gateway.demo;

import dev.parley.gateway.upstream.UpstreamRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/completions} (OpenAI API reference, "Completions"): one prompt, given as text. */
final class DemoCompletions implements DemoDialect {
    private final InstantSource clock;

    DemoCompletions(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public DemoError.Shape errors() {
        return DemoError.Shape.OPENAI;
    }

    @Override
    public boolean carriesFinishReason() {
        return true;
    }

    @Override
    public DemoRequest read(UpstreamRequest request) {
        JsonNode body = DemoJson.parseObject(request.body());
        DemoRequest.check(body);
        if (DemoJson.member(body, "prompt") == null) {
            throw DemoJson.refusal("'prompt' is required.", "prompt", "missing_required_parameter");
        }
        List<String> prompts = DemoJson.strings(body, "prompt");
        if (prompts.size() != 1) {
            throw DemoJson.refusal(
                    "The demo takes one prompt, not " + prompts.size() + ".", "prompt", "unsupported_value");
        }
        String prompt = prompts.getFirst();
        return new DemoRequest(
                prompt,
                0,
                DemoTokens.count(prompt),
                DemoJson.positive(body, "max_tokens"),
                DemoJson.strings(body, "stop"),
                DemoJson.bool(body, "stream"),
                DemoRequest.includeUsage(body),
                null,
                null,
                DemoJson.object());
    }

    @Override
    public ObjectNode whole(DemoRequest request, DemoAnswer answer) {
        return frames().frame(choice(answer.text(), answer.finishReason())).set("usage", DemoOpenAi.usage(answer));
    }

    @Override
    public Events events(DemoRequest request, DemoAnswer answer) {
        return new Chunks(frames(), request, answer);
    }

    private DemoOpenAi frames() {
        return DemoOpenAi.answer("text_completion", "cmpl-", clock);
    }

    private static ObjectNode choice(String text, @Nullable String finishReason) {
        return DemoJson.object()
                .put("text", text)
                .put("index", 0)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
    }

    private record Chunks(DemoOpenAi frames, DemoRequest request, DemoAnswer answer) implements Events {

        @Override
        public List<ObjectNode> start() {
            return List.of();
        }

        @Override
        public ObjectNode piece(DemoPiece piece) {
            return chunk(piece.text(), null);
        }

        @Override
        public List<ObjectNode> finish() {
            List<ObjectNode> chunks = new ArrayList<>();
            chunks.add(chunk("", answer.finishReason()));
            if (request.includeUsage()) {
                chunks.add(frames.usageFrame(answer));
            }
            return chunks;
        }

        private ObjectNode chunk(String text, @Nullable String finishReason) {
            ObjectNode chunk = frames.frame(choice(text, finishReason));
            return request.includeUsage() ? chunk.putNull("usage") : chunk;
        }
    }
}
