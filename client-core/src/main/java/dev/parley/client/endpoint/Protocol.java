package dev.parley.client.endpoint;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a model server speaks. The id is what profiles and the command line say; a default path may hold
 * <code>{model}</code>, which becomes the model's name.
 */
public enum Protocol {
    /** OpenAI's chat completions, as vLLM, SGLang, llama.cpp, LM Studio and many others serve them. */
    OPENAI_CHAT("openai-chat", "/v1/chat/completions", Shape.STREAM),
    /** OpenAI's completions, including FlexAI's form of them. */
    OPENAI_COMPLETIONS("openai-completions", "/v1/completions", Shape.STREAM),
    OPENAI_RESPONSES("openai-responses", "/v1/responses", Shape.STREAM),
    ANTHROPIC_MESSAGES("anthropic-messages", "/v1/messages", Shape.STREAM),
    GEMINI("gemini", "/v1beta/models/{model}:generateContent", Shape.STREAM),
    OLLAMA_CHAT("ollama-chat", "/api/chat", Shape.STREAM),
    OLLAMA_GENERATE("ollama-generate", "/api/generate", Shape.STREAM),
    /** llama.cpp's own completion. */
    LLAMACPP_COMPLETION("llamacpp-completion", "/completion", Shape.STREAM),
    /** Open Inference Protocol, version 2: tensors. */
    KSERVE_INFER("kserve-infer", "/v2/models/{model}/infer", Shape.WHOLE),
    /** Open Inference Protocol, the extension for text: generate and generate_stream. */
    KSERVE_GENERATE("kserve-generate", "/v2/models/{model}/generate", Shape.STREAM),
    /** TorchServe and DJL: the answer is text, whole or as it comes. */
    TORCHSERVE_PREDICTIONS("torchserve-predictions", "/predictions/{model}", Shape.STREAM),
    OPENAI_IMAGES("openai-images", "/v1/images/generations", Shape.WHOLE),
    /** Text to speech: the answer is the audio itself. */
    OPENAI_SPEECH("openai-speech", "/v1/audio/speech", Shape.BINARY),
    /** Speech to text: the request is a form with a file. */
    OPENAI_TRANSCRIPTIONS("openai-transcriptions", "/v1/audio/transcriptions", Shape.FORM),
    OPENAI_EMBEDDINGS("openai-embeddings", "/v1/embeddings", Shape.WHOLE),
    /** A video is made by a job: create, poll, fetch the content. */
    OPENAI_VIDEOS("openai-videos", "/v1/videos", Shape.JOB),
    /** Any JSON endpoint: body, pointer and stream rule come from the profile's {@link TemplateSettings}. */
    TEMPLATE("template", "/", Shape.STREAM);

    /** What kind of bytes go forth and back: it decides which deliveries can carry them. */
    enum Shape {
        /** JSON there; JSON or a stream back. */
        STREAM,
        /** JSON there and back. */
        WHOLE,
        /** JSON there, bytes back. */
        BINARY,
        /** A form with a file there. */
        FORM,
        /** More than one request. */
        JOB
    }

    private final String id;
    private final String defaultPath;
    private final Shape shape;

    Protocol(String id, String defaultPath, Shape shape) {
        this.id = id;
        this.defaultPath = defaultPath;
        this.shape = shape;
    }

    public String id() {
        return id;
    }

    public String defaultPath() {
        return defaultPath;
    }

    /** Whether the path or the body cannot be written without a model's name. */
    public boolean needsModel() {
        return defaultPath.contains("{model}");
    }

    Shape shape() {
        return shape;
    }

    public static Optional<Protocol> ofId(String id) {
        return Stream.of(values()).filter(p -> p.id.equals(id)).findFirst();
    }
}
