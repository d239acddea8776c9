package dev.parley.client.snippet;

import java.util.Optional;

/** What a request can be written in. Each program prints the answer to standard output as it comes. */
public enum Language {
    /** For a POSIX shell. */
    CURL("curl", "ask.sh"),
    PYTHON_REQUESTS("Python (requests)", "ask.py"),
    /** Only for what OpenAI's package can send, see {@link #write}. */
    PYTHON_OPENAI("Python (openai)", "ask.py"),
    /** An ECMAScript module for Node.js 18 or newer, without packages. */
    NODE("Node.js", "ask.mjs"),
    /** One source file for {@code java Ask.java}, Java 15 or newer, without packages. */
    JAVA("Java", "Ask.java");

    private final String label;
    private final String fileName;

    Language(String label, String fileName) {
        this.label = label;
        this.fileName = fileName;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** A file name that fits; Java insists on it. */
    public String fileName() {
        return fileName;
    }

    /**
     * The request as a program, ending in a line feed. Its key comes from the environment.
     *
     * @return empty if the language cannot say it, which only {@link #PYTHON_OPENAI} cannot: it knows chat, completions,
     *     embeddings and responses, each with a JSON body that names its model, on a URL without a query, with no key or
     *     with one that is sent as {@code Authorization: Bearer}
     */
    public Optional<String> write(RequestSketch request) {
        return switch (this) {
            case CURL -> Optional.of(CurlSnippet.of(request));
            case PYTHON_REQUESTS -> Optional.of(RequestsSnippet.of(request));
            case PYTHON_OPENAI -> OpenAiSnippet.of(request);
            case NODE -> Optional.of(NodeSnippet.of(request));
            case JAVA -> Optional.of(JavaSnippet.of(request));
        };
    }
}
