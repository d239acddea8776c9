package dev.parley.benchmarks;

/** Who is measured, in the order in which they take turns. */
enum Contender {
    PARLEY("Parley"),
    PARLEY_CHANGING("Parley, one more field changes in each event"),
    RAW_BYTES("OkHttp, raw bytes"),
    OKHTTP_SSE("okhttp-sse, no JSON"),
    OKHTTP_SSE_TREE("okhttp-sse + Jackson 3 tree"),
    LANGCHAIN4J("langchain4j-open-ai"),
    OPENAI_JAVA("openai-java");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    ThroughputClient client() {
        return switch (this) {
            case PARLEY -> new ParleyClient("");
            case PARLEY_CHANGING -> new ParleyClient(ChunkServer.CHANGING);
            case RAW_BYTES -> new RawBytesClient();
            case OKHTTP_SSE -> OkHttpSseClient.withoutJson();
            case OKHTTP_SSE_TREE -> OkHttpSseClient.withTree();
            case LANGCHAIN4J -> new LangChain4jClient();
            case OPENAI_JAVA -> new OpenAiJavaClient();
        };
    }

    /** What {@link ThroughputClient#read} must come back with: nothing of the stream may be missing. */
    ThroughputClient.Read expected(int events) {
        return switch (this) {
            case RAW_BYTES -> new ThroughputClient.Read(0, ChunkServer.bytes(events));
            case OKHTTP_SSE -> new ThroughputClient.Read(events + 1L, ChunkServer.characters(events));
            default -> new ThroughputClient.Read(events, (long) events * ChunkServer.WORD.length());
        };
    }
}
