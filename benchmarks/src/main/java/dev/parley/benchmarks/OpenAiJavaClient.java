package dev.parley.benchmarks;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.net.URI;
import java.util.Iterator;
import java.util.Optional;

/** OpenAI's own Java client as its documentation sets it up. */
final class OpenAiJavaClient implements ThroughputClient {

    @Override
    public Read read(URI base) {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(base + "/v1")
                .apiKey("unused")
                .checkJacksonVersionCompatibility(false)
                .build();
        ChatCompletionCreateParams request = ChatCompletionCreateParams.builder()
                .model("benchmark")
                .addUserMessage("x")
                .build();
        long deltas = 0;
        long characters = 0;
        try (StreamResponse<ChatCompletionChunk> response =
                client.chat().completions().createStreaming(request)) {
            Iterator<ChatCompletionChunk> chunks = response.stream().iterator();
            while (chunks.hasNext()) {
                Optional<String> text =
                        chunks.next().choices().getFirst().delta().content();
                if (text.isPresent()) {
                    deltas++;
                    characters += text.get().length();
                }
            }
        } finally {
            client.close();
        }
        return new Read(deltas, characters);
    }

    @Override
    public void close() {}
}
