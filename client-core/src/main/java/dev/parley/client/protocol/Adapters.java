package dev.parley.client.protocol;

import dev.parley.client.endpoint.Protocol;

/** The adapter of each protocol. */
public final class Adapters {

    private Adapters() {}

    public static ProtocolAdapter of(Protocol protocol) {
        return switch (protocol) {
            case OPENAI_CHAT -> new OpenAiChatAdapter();
            case OPENAI_COMPLETIONS -> new OpenAiCompletionsAdapter();
            case OPENAI_RESPONSES -> new OpenAiResponsesAdapter();
            case ANTHROPIC_MESSAGES -> new AnthropicMessagesAdapter();
            case GEMINI -> new GeminiAdapter();
            case OLLAMA_CHAT -> new OllamaChatAdapter();
            case OLLAMA_GENERATE -> new OllamaGenerateAdapter();
            case LLAMACPP_COMPLETION -> new LlamaCppCompletionAdapter();
            case KSERVE_INFER -> new KserveInferAdapter();
            case KSERVE_GENERATE -> new KserveGenerateAdapter();
            case TORCHSERVE_PREDICTIONS -> new TorchServeAdapter();
            case OPENAI_IMAGES -> new OpenAiImagesAdapter();
            case OPENAI_SPEECH -> new OpenAiSpeechAdapter();
            case OPENAI_TRANSCRIPTIONS -> new OpenAiTranscriptionsAdapter();
            case OPENAI_EMBEDDINGS -> new OpenAiEmbeddingsAdapter();
            case OPENAI_VIDEOS -> new OpenAiVideosAdapter();
            case TEMPLATE -> new TemplateAdapter();
        };
    }
}
