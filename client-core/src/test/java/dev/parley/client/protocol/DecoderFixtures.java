package dev.parley.client.protocol;

import dev.parley.client.endpoint.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** Answers of every protocol that have each field which a decoder looks at, one JSON value a piece. */
final class DecoderFixtures {

    private DecoderFixtures() {}

    /** {@code pieces}: the events of one stream in order; a whole answer is a stream of one piece. */
    record Fixture(Protocol protocol, String name, List<String> pieces) {
        Fixture {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String toString() {
            return protocol.id() + " " + name;
        }
    }

    static Stream<Fixture> all() {
        return Stream.of(recorded(), openAi(), responses(), others(), local(), media())
                .flatMap(fixtures -> fixtures);
    }

    private static Stream<Fixture> recorded() {
        return Stream.of(
                capture(Protocol.OPENAI_CHAT, "chat-nonstream"),
                capture(Protocol.OPENAI_CHAT, "chat-logprobs"),
                capture(Protocol.OPENAI_CHAT, "chat-tools"),
                capture(Protocol.OPENAI_COMPLETIONS, "completions-logprobs"),
                capture(Protocol.OPENAI_RESPONSES, "responses-stream"),
                capture(Protocol.OPENAI_RESPONSES, "responses-nonstream"),
                capture(Protocol.ANTHROPIC_MESSAGES, "messages-stream"),
                capture(Protocol.ANTHROPIC_MESSAGES, "messages-nonstream"),
                capture(Protocol.GEMINI, "aimock-gemini-stream"),
                capture(Protocol.OLLAMA_CHAT, "aimock-ollama-ndjson"),
                capture(Protocol.LLAMACPP_COMPLETION, "native-nonstream"));
    }

    private static Fixture capture(Protocol protocol, String name) {
        try {
            List<String> pieces = CaptureReplay.capture(name)
                    .bodyText()
                    .lines()
                    .map(line -> line.startsWith("data: ") ? line.substring("data: ".length()) : line)
                    .filter(line -> line.startsWith("{"))
                    .toList();
            return new Fixture(protocol, name, pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture of(Protocol protocol, String name, String lines) {
        return new Fixture(protocol, name, lines.lines().toList());
    }

    private static Stream<Fixture> openAi() {
        return Stream.of(of(Protocol.OPENAI_CHAT, "everything", """
                {"choices":[{"index":1,"delta":{"reasoning":"r","content":"c","tool_calls":[{"index":2,"id":"i","function":{"name":"n","arguments":"{}"}}]}}]}
                {"choices":[{"index":0,"message":{"content":[{"type":"text","text":"t"}]},"text":"x","finish_reason":"stop"}]}
                {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":1},"completion_tokens_details":{"reasoning_tokens":1}},"timings":{"a":1.5},"prompt_progress":{"total":4,"processed":1}}
                {"choices":[{"logprobs":{"tokens":["a"],"token_logprobs":[-1],"content":[{"token":"a","logprob":-1,"top_logprobs":[{"token":"b","logprob":-2}]}]}}]}
                {"error":{"message":"m","type":"t","code":"c"}}"""));
    }

    private static Stream<Fixture> responses() {
        return Stream.of(of(Protocol.OPENAI_RESPONSES, "everything", """
                {"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","id":"f","call_id":"c","name":"n","arguments":""}}
                {"type":"response.function_call_arguments.delta","item_id":"f","output_index":0,"delta":"{}"}
                {"type":"response.function_call_arguments.done","item_id":"f","output_index":0,"arguments":"{}"}
                {"type":"response.reasoning_summary_text.delta","item_id":"r","summary_index":0,"delta":"d"}
                {"type":"response.reasoning_text.done","item_id":"s","content_index":0,"text":"d"}
                {"type":"response.output_text.delta","item_id":"m","delta":"d","logprobs":[{"token":"a","logprob":-1,"top_logprobs":[{"token":"b","logprob":-2}]}]}
                {"type":"response.output_text.done","item_id":"n","text":"d"}
                {"type":"response.refusal.done","item_id":"o","refusal":"d"}
                {"type":"response.output_item.done","output_index":4,"item":{"type":"reasoning","id":"q","summary":[{"text":"a"}],"content":[{"text":"b"}]}}
                {"type":"response.output_item.done","output_index":5,"item":{"type":"message","id":"p","content":[{"text":"a","logprobs":[{"token":"a","prob":0.5,"top_probs":[{"token":"b","prob":1}]}]},{"refusal":"b"}]}}
                {"type":"response.output_item.done","output_index":6,"item":{"type":"image_generation_call","id":"i","result":"AQID","output_format":"png"}}
                {"type":"response.output_item.done","output_index":7,"item":{"type":"function_call","id":"g","call_id":"d","name":"n","arguments":"{}"}}
                {"type":"response.incomplete","response":{"status":"incomplete","error":null,"incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"message","id":"z"},{"type":"function_call","id":"g"}],"usage":{"input_tokens":1,"output_tokens":2,"input_tokens_details":{"cached_tokens":1},"output_tokens_details":{"reasoning_tokens":1}}},"timings":{"a":1}}
                {"status":"completed","output":[{"type":"message","content":[{"text":"a"}]},{"type":"image_generation_call","result":"AQID"},{"type":"reasoning","summary":[{"text":"a"}]},{"type":"function_call","call_id":"c"}]}
                {"type":"error","code":"c","message":"m"}"""));
    }

    private static Stream<Fixture> others() {
        return Stream.of(of(Protocol.ANTHROPIC_MESSAGES, "everything", """
                {"type":"message_start","message":{"usage":{"input_tokens":1,"cache_read_input_tokens":2,"cache_creation_input_tokens":3,"output_tokens":0}}}
                {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"t"}}
                {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"i","name":"n","input":{"a":1}}}
                {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{}"}}
                {"type":"content_block_stop","index":1}
                {"type":"content_block_delta","index":2,"delta":{"type":"thinking_delta","thinking":"t"}}
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"t"}}
                {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}
                {"type":"message","content":[{"type":"thinking","thinking":"t"},{"type":"tool_use","id":"i","name":"n","input":{}}],"stop_reason":"tool_use","usage":{"input_tokens":1}}
                {"type":"error","error":{"type":"overloaded_error","message":"m"}}"""), of(Protocol.GEMINI, "everything", """
                {"candidates":[{"index":1,"content":{"parts":[{"text":"t","thought":true},{"text":"t"},{"functionCall":{"id":"i","name":"n","args":{"a":1}}},{"inlineData":{"mimeType":"image/png","data":"AQID"}}]},"finishReason":"STOP"}]}
                {"candidates":[{"logprobsResult":{"chosenCandidates":[{"token":"a","logProbability":-1}],"topCandidates":[{"candidates":[{"token":"b","logProbability":-2}]}]}}],"usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":2,"thoughtsTokenCount":1,"cachedContentTokenCount":1}}
                {"promptFeedback":{"blockReason":"SAFETY","blockReasonMessage":"m"}}
                {"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}}"""));
    }

    private static Stream<Fixture> local() {
        String lines = """
                {"message":{"content":"c","thinking":"t","images":["AQID"],"tool_calls":[{"id":"i","function":{"name":"n","arguments":{"a":1}}}]},"done":false}
                {"response":"r","thinking":"t","image":"AQID","logprobs":[{"token":"a","logprob":-1,"top_logprobs":[{"token":"b","logprob":-2}]}],"done":false}
                {"completed":1,"total":4}
                {"done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":2,"total_duration":3}
                {"error":"e"}""";
        return Stream.of(
                of(Protocol.OLLAMA_CHAT, "everything", lines),
                of(Protocol.OLLAMA_GENERATE, "everything", lines),
                of(Protocol.LLAMACPP_COMPLETION, "everything", """
                {"index":1,"content":"c","completion_probabilities":[{"token":"a","prob":0.5,"top_probs":[{"token":"b","prob":1}]}]}
                {"prompt_progress":{"total":4,"processed":1}}
                {"index":0,"content":"","stop":true,"stopped_eos":true,"stopped_limit":false,"tokens_evaluated":1,"tokens_predicted":2,"timings":{"cache_n":1}}
                {"error":{"message":"m","type":"exceed_context_size_error","n_prompt_tokens":9,"n_ctx":4}}"""),
                of(Protocol.KSERVE_INFER, "everything", """
                {"outputs":[{"name":"o","datatype":"BYTES","shape":[1],"data":["t"]},{"name":"p","datatype":"FP32","shape":[1,2],"data":[0.5,1]}]}
                {"error":"e"}"""),
                of(Protocol.KSERVE_GENERATE, "everything", """
                {"text_output":"t","details":{"finish_reason":"length","token":{"text":"a","logprob":-1,"special":false},"logprobs":[{"text":"a","logprob":-1}]}}
                {"error":"e"}"""),
                of(Protocol.TORCHSERVE_PREDICTIONS, "everything", """
                {"token":{"text":"a"},"generated_text":"t","details":{"finish_reason":"length"}}
                {"text":"t","predictions":["a"]}
                {"code":500,"type":"t","message":"m"}"""),
                of(Protocol.TEMPLATE, "everything", """
                {"t":"text"}
                {"t":{"a":1}}
                {"error":"e"}"""));
    }

    private static Stream<Fixture> media() {
        return Stream.of(
                of(Protocol.OPENAI_IMAGES, "everything", """
                {"data":[{"b64_json":"AQID","revised_prompt":"p"},{"url":"https://example.org/a.png"}],"output_format":"png","usage":{"input_tokens":1,"output_tokens":2}}
                {"type":"image_generation.completed","b64_json":"AQID","usage":{"input_tokens":1}}
                {"error":{"message":"m"}}"""),
                of(Protocol.OPENAI_SPEECH, "everything", """
                {"type":"speech.audio.delta","audio":"AQID"}
                {"type":"speech.audio.done","usage":{"input_tokens":1}}"""),
                of(Protocol.OPENAI_TRANSCRIPTIONS, "everything", """
                {"text":"t","logprobs":[{"token":"a","logprob":-1}],"duration":1.5,"usage":{"type":"duration","seconds":2}}
                {"type":"transcript.text.delta","delta":"t","logprobs":[{"token":"a","logprob":-1}]}
                {"type":"transcript.text.done","text":"t","usage":{"input_tokens":1}}"""),
                of(Protocol.OPENAI_EMBEDDINGS, "everything", """
                {"data":[{"index":0,"embedding":[0.5,1]},{"index":1,"embedding":"AACAPw=="}],"usage":{"prompt_tokens":1}}"""),
                of(Protocol.OPENAI_VIDEOS, "everything", """
                {"data":[{"b64_json":"AQID"},{"url":"https://example.org/a.mp4"}],"usage":{"input_tokens":1}}"""));
    }
}
