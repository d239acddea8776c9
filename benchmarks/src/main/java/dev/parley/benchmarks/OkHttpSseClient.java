package dev.parley.benchmarks;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The nearest peer: OkHttp's own reader of event streams, and Jackson's tree for each event. */
final class OkHttpSseClient implements ThroughputClient {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = new OkHttpClient();
    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    public Read read(URI base) throws InterruptedException, ExecutionException {
        Request request = new Request.Builder()
                .url(base + "/v1/chat/completions")
                .post(RequestBody.create(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"stream\":true}", JSON))
                .build();
        Listener listener = new Listener(mapper);
        EventSources.createFactory(http).newEventSource(request, listener);
        return listener.result.get();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static final class Listener extends EventSourceListener {
        private final CompletableFuture<Read> result = new CompletableFuture<>();
        private final JsonMapper mapper;
        private long deltas;
        private long characters;

        Listener(JsonMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
            if (data.equals("[DONE]")) {
                return;
            }
            JsonNode text = mapper.readTree(data).at("/choices/0/delta/content");
            if (text.isString()) {
                deltas++;
                characters += text.stringValue().length();
            }
        }

        @Override
        public void onClosed(EventSource source) {
            result.complete(new Read(deltas, characters));
        }

        @Override
        public void onFailure(EventSource source, @Nullable Throwable cause, @Nullable Response response) {
            result.completeExceptionally(cause != null ? cause : new IllegalStateException("answer: " + response));
        }
    }
}
