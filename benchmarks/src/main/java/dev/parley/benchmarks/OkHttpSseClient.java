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

/** The nearest peer: OkHttp's own reader of event streams, and Jackson's tree for each event or none. */
final class OkHttpSseClient implements ThroughputClient {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = new OkHttpClient();
    private final @Nullable JsonMapper mapper;

    private OkHttpSseClient(@Nullable JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Reads the text out of each event. */
    static OkHttpSseClient withTree() {
        return new OkHttpSseClient(JsonMapper.builder().build());
    }

    /** Counts the events and the characters of their data. */
    static OkHttpSseClient withoutJson() {
        return new OkHttpSseClient(null);
    }

    @Override
    public Read read(URI base) throws InterruptedException, ExecutionException {
        Listener listener = new Listener(mapper);
        EventSources.createFactory(http).newEventSource(request(base), listener);
        return listener.result.get();
    }

    static Request request(URI base) {
        return new Request.Builder()
                .url(base + "/v1/chat/completions")
                .post(RequestBody.create(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"stream\":true}", JSON))
                .build();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static final class Listener extends EventSourceListener {
        private final CompletableFuture<Read> result = new CompletableFuture<>();
        private final @Nullable JsonMapper mapper;
        private long deltas;
        private long characters;

        Listener(@Nullable JsonMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
            if (data.equals("[DONE]")) {
                return;
            }
            if (mapper == null) {
                deltas++;
                characters += data.length();
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
