package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatRequest;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.StreamingProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiCompletionsProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("completions", baseUrl)
                .protocol(Protocol.OPENAI_COMPLETIONS)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("prompt").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return OpenAiBodies.completion(text);
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return OpenAiBodies.completionStream(pieces);
    }

    @Test
    void whatIsNoTextHasNoPlace() {
        assertThatThrownBy(() -> ask(Questions.with(Questions.IMAGE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openai-completions")
                .hasMessageContaining("a.png");
        assertThat(server.requests()).isEmpty();
    }

    /** FlexAI's documented answer: object text_completion, but a chat-shaped choice. */
    @Test
    void aChoiceWithAMessageIsUnderstood() {
        server.answer(Reply.json(200, """
                {"object": "text_completion", "choices": [{"index": 0, "message": {"role": "assistant",
                "reasoning_content": "hmm", "content": "from a message", "tool_calls": []}, "logprobs": null,
                "finish_reason": "stop", "stop_reason": null}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 2, "prompt_tokens_details": null},
                "prompt_logprobs": null, "kv_transfer_params": null}"""));
        Collected answer = ask(ChatRequest.of("x"));
        assertThat(answer.text()).isEqualTo("from a message");
        assertThat(answer.reasoning()).isEqualTo("hmm");
    }
}
