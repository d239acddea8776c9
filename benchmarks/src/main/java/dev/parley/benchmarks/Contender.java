package dev.parley.benchmarks;

/** Who is measured, in the order in which they take turns. */
enum Contender {
    PARLEY("Parley"),
    OKHTTP_SSE("okhttp-sse + Jackson 3 tree"),
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
            case PARLEY -> new ParleyClient();
            case OKHTTP_SSE -> new OkHttpSseClient();
            case LANGCHAIN4J -> new LangChain4jClient();
            case OPENAI_JAVA -> new OpenAiJavaClient();
        };
    }
}
