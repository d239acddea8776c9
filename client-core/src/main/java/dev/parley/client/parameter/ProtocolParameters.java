package dev.parley.client.parameter;

import dev.parley.client.endpoint.Protocol;
import java.util.List;

/** What the reference of each protocol says can be set, under the names that its requests have for it. */
final class ProtocolParameters {
    private static final String FORMAT_SCHEMA = "{\"type\":\"json_schema\",\"schema\":$}";
    private static final String JSON_OBJECT = "{\"type\":\"json_object\"}";
    private static final int MOST_LOGPROBS = 20;

    private ProtocolParameters() {}

    static List<Parameter> of(Protocol protocol) {
        ParameterList list = new ParameterList();
        return (switch (protocol) {
                    case OPENAI_CHAT -> openAiChat(list);
                    case OPENAI_COMPLETIONS -> openAiCompletions(list);
                    case OPENAI_RESPONSES -> openAiResponses(list);
                    case ANTHROPIC_MESSAGES -> anthropic(list);
                    case GEMINI -> gemini(list);
                    case OLLAMA_CHAT -> ollama(list).tools();
                    case OLLAMA_GENERATE -> ollama(list);
                    case LLAMACPP_COMPLETION -> llamaCpp(list);
                    case KSERVE_GENERATE -> kserveGenerate(list);
                    case KSERVE_INFER -> list.text("input_name", "text_input").text("output_name", "");
                    case OPENAI_IMAGES -> images(list);
                    case OPENAI_SPEECH -> speech(list);
                    case OPENAI_TRANSCRIPTIONS -> transcriptions(list);
                    case OPENAI_EMBEDDINGS ->
                        list.whole("dimensions", 1, 1_000_000, "").choice("encoding_format", "float", "base64");
                    case OPENAI_VIDEOS -> list.text("seconds", "").text("size", "");
                    // What the model behind it takes is its own affair.
                    case TORCHSERVE_PREDICTIONS, TEMPLATE -> list;
                })
                .extra()
                .done();
    }

    private static ParameterList openAiChat(ParameterList list) {
        return list.sampling(2, "top_p")
                .maxTokens("max_tokens", "")
                .whole("max_completion_tokens", 1, Integer.MAX_VALUE, "")
                .stop("stop")
                .seed()
                .penalties("presence_penalty", "frequency_penalty")
                .topK("top_k")
                .range("min_p", 0, 1, 0.01, "0")
                .effort("reasoning_effort")
                .flag("logprobs")
                .whole("top_logprobs", 0, MOST_LOGPROBS, "0")
                .jsonMode("response_format", JSON_OBJECT)
                .namedSchema("response_format", "response_format/json_schema")
                .tools();
    }

    private static ParameterList openAiCompletions(ParameterList list) {
        return list.sampling(2, "top_p")
                .maxTokens("max_tokens", "16")
                .stop("stop")
                .seed()
                .penalties("presence_penalty", "frequency_penalty")
                .topK("top_k")
                .range("min_p", 0, 1, 0.01, "0")
                .whole("top_logprobs", 0, MOST_LOGPROBS, "", "logprobs")
                .namedSchema("response_format", "response_format/json_schema")
                .text("suffix", "");
    }

    private static ParameterList openAiResponses(ParameterList list) {
        return list.sampling(2, "top_p")
                .maxTokens("max_output_tokens", "")
                .effort("reasoning/effort")
                .add("verbosity", new ParameterKind.Choice(List.of("low", "medium", "high")), "", "text/verbosity", "$")
                .whole("top_logprobs", 0, MOST_LOGPROBS, "0")
                .jsonMode("text/format", JSON_OBJECT)
                .namedSchema("text/format", "text/format")
                .tools();
    }

    private static ParameterList anthropic(ParameterList list) {
        return list.sampling(1, "top_p")
                .maxTokens("max_tokens", "4096")
                .stop("stop_sequences")
                .topK("top_k")
                .add("thinking", new ParameterKind.Json(ParameterKind.Shape.OBJECT), "", "thinking")
                .jsonSchema("output_config/format", FORMAT_SCHEMA)
                .tools();
    }

    private static ParameterList gemini(ParameterList list) {
        return list.sampling(2, "topP")
                .maxTokens("maxOutputTokens", "")
                .stop("stopSequences")
                .seed()
                .penalties("presencePenalty", "frequencyPenalty")
                .topK("topK")
                .whole("thinking_budget", -1, 1_000_000, "", "thinkingConfig/thinkingBudget")
                .add("logprobs", new ParameterKind.Flag(), "", "responseLogprobs")
                .whole("top_logprobs", 0, MOST_LOGPROBS, "", "logprobs")
                .jsonMode("responseMimeType", "\"application/json\"")
                .add(
                        "json_schema",
                        new ParameterKind.Schema(),
                        "",
                        List.of(
                                new Parameter.Placement(List.of("responseJsonSchema"), Parameter.VALUE),
                                new Parameter.Placement(List.of("responseMimeType"), "\"application/json\"")))
                .tools();
    }

    private static ParameterList ollama(ParameterList list) {
        return list.sampling(2, "top_p")
                .maxTokens("num_predict", "")
                .whole("num_ctx", 1, Integer.MAX_VALUE, "")
                .stop("stop")
                .seed()
                .penalties("presence_penalty", "frequency_penalty")
                .range("repeat_penalty", 0, 2, 0.05, "1.1")
                .topK("top_k")
                .range("min_p", 0, 1, 0.01, "0")
                .flag("think")
                .flag("logprobs")
                .whole("top_logprobs", 0, MOST_LOGPROBS, "0")
                .text("keep_alive", "5m")
                .jsonMode("format", "\"json\"")
                .jsonSchema("format", Parameter.VALUE);
    }

    private static ParameterList llamaCpp(ParameterList list) {
        return list.sampling(2, "top_p")
                .whole("max_tokens", -1, Integer.MAX_VALUE, "-1", "n_predict")
                .stop("stop")
                .seed()
                .penalties("presence_penalty", "frequency_penalty")
                .range("repeat_penalty", 0, 2, 0.05, "1")
                .topK("top_k")
                .range("min_p", 0, 1, 0.01, "0.05")
                .whole("top_logprobs", 0, MOST_LOGPROBS, "0", "n_probs")
                .jsonSchema("json_schema", Parameter.VALUE)
                .add("grammar", new ParameterKind.Text(true), "", "grammar");
    }

    private static ParameterList kserveGenerate(ParameterList list) {
        return list.sampling(2, "top_p")
                .maxTokens("max_tokens", "20")
                .stop("stop")
                .seed()
                .topK("top_k")
                .flag("details");
    }

    private static ParameterList images(ParameterList list) {
        return list.whole("n", 1, 10, "1")
                .text("size", "auto")
                .choice("quality", "auto", "low", "medium", "high", "standard", "hd")
                .choice("background", "auto", "transparent", "opaque")
                .seed();
    }

    private static ParameterList speech(ParameterList list) {
        return list.text("voice", "alloy")
                .range("speed", 0.25, 4, 0.05, "1")
                .add(
                        "audio_format",
                        new ParameterKind.Choice(List.of("mp3", "opus", "aac", "flac", "wav", "pcm")),
                        "mp3",
                        "response_format")
                .add("instructions", new ParameterKind.Text(true), "", "instructions");
    }

    private static ParameterList transcriptions(ParameterList list) {
        return list.text("language", "")
                .range("temperature", 0, 1, 0.1, "0")
                .add(
                        "text_format",
                        new ParameterKind.Choice(List.of("json", "text", "srt", "verbose_json", "vtt")),
                        "json",
                        "response_format");
    }
}
