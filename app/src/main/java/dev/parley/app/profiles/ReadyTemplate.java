package dev.parley.app.profiles;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.Protocol;

/**
 * What is known beforehand of endpoints that many people have. Addresses are the servers' own defaults; an address that
 * belongs to each customer is left empty.
 */
public enum ReadyTemplate {
    VESSL_RELAY("VESSL (relay)", "", Protocol.OPENAI_CHAT, Delivery.VESSL_RELAY),
    VESSL_ASYNC("VESSL (async)", "", Protocol.OPENAI_CHAT, Delivery.VESSL_ASYNC),
    FLEXAI("FlexAI", "", Protocol.OPENAI_COMPLETIONS, Delivery.DIRECT),
    VLLM("vLLM", "http://127.0.0.1:8000", Protocol.OPENAI_CHAT, Delivery.DIRECT),
    SGLANG("SGLang", "http://127.0.0.1:30000", Protocol.OPENAI_CHAT, Delivery.DIRECT),
    LLAMA_CPP("llama.cpp", "http://127.0.0.1:8080", Protocol.OPENAI_CHAT, Delivery.DIRECT),
    OLLAMA("Ollama", "http://127.0.0.1:11434", Protocol.OLLAMA_CHAT, Delivery.DIRECT),
    LM_STUDIO("LM Studio", "http://127.0.0.1:1234", Protocol.OPENAI_CHAT, Delivery.DIRECT),
    OPENAI("OpenAI", "https://api.openai.com", Protocol.OPENAI_CHAT, Delivery.DIRECT),
    OPENAI_BACKGROUND(
            "OpenAI (background)", "https://api.openai.com", Protocol.OPENAI_RESPONSES, Delivery.OPENAI_BACKGROUND),
    ANTHROPIC("Anthropic", "https://api.anthropic.com", Protocol.ANTHROPIC_MESSAGES, Delivery.DIRECT),
    GEMINI("Gemini", "https://generativelanguage.googleapis.com", Protocol.GEMINI, Delivery.DIRECT),
    REPLICATE("Replicate", "https://api.replicate.com", Protocol.TEMPLATE, Delivery.REPLICATE),
    RUNPOD("RunPod", "https://api.runpod.ai", Protocol.TEMPLATE, Delivery.RUNPOD),
    FAL("fal", "https://queue.fal.run", Protocol.TEMPLATE, Delivery.FAL),
    HUGGING_FACE("Hugging Face endpoint", "", Protocol.OPENAI_CHAT, Delivery.HF_ENDPOINT),
    TRITON("KServe, Triton", "http://127.0.0.1:8000", Protocol.KSERVE_INFER, Delivery.DIRECT),
    TORCHSERVE("TorchServe", "http://127.0.0.1:8080", Protocol.TORCHSERVE_PREDICTIONS, Delivery.DIRECT),
    CUSTOM_JSON("Custom JSON", "", Protocol.TEMPLATE, Delivery.DIRECT);

    private final String title;
    private final String baseUrl;
    private final Protocol protocol;
    private final Delivery delivery;

    ReadyTemplate(String title, String baseUrl, Protocol protocol, Delivery delivery) {
        this.title = title;
        this.baseUrl = baseUrl;
        this.protocol = protocol;
        this.delivery = delivery;
    }

    /** A name of a product, the same in all languages. */
    public String title() {
        return title;
    }

    ProfileDraft draft() {
        ProfileDraft draft = ProfileDraft.empty()
                .with(protocol, delivery)
                .with(DraftField.NAME, title)
                .with(DraftField.BASE_URL, baseUrl);
        // Of these the whole result is the answer; what it looks like depends on the model.
        boolean whole = delivery == Delivery.REPLICATE || delivery == Delivery.RUNPOD || delivery == Delivery.FAL;
        return protocol == Protocol.TEMPLATE && !whole ? draft.with(DraftField.POINTER, "/answer") : draft;
    }
}
