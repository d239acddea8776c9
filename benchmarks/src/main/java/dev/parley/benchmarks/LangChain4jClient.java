package dev.parley.benchmarks;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** langchain4j's OpenAI client as its documentation sets it up. */
final class LangChain4jClient implements ThroughputClient {

    @Override
    public Read read(URI base) throws InterruptedException, ExecutionException {
        OpenAiStreamingChatModel model = OpenAiStreamingChatModel.builder()
                .baseUrl(base + "/v1")
                .apiKey("unused")
                .modelName("benchmark")
                .build();
        Collector collector = new Collector();
        model.chat("x", collector);
        return collector.result.get();
    }

    @Override
    public void close() {}

    private static final class Collector implements StreamingChatResponseHandler {
        private final CompletableFuture<Read> result = new CompletableFuture<>();
        private long deltas;
        private long characters;

        @Override
        public void onPartialResponse(String text) {
            deltas++;
            characters += text.length();
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            result.complete(new Read(deltas, characters));
        }

        @Override
        public void onError(Throwable error) {
            result.completeExceptionally(error);
        }
    }
}
