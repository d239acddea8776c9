package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.StreamingProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OllamaGenerateProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("ollama", baseUrl)
                .protocol(Protocol.OLLAMA_GENERATE)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("prompt").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return OllamaBodies.whole(OllamaBodies.generate(text));
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return OllamaBodies.stream(pieces, OllamaBodies::generate);
    }

    @Override
    protected String streamType() {
        return "application/x-ndjson";
    }

    private JsonNode sent(ChatRequest request) {
        server.answer(Reply.json(200, wholeBody("x")));
        ask(request);
        assertThat(server.requests().getLast().target()).isEqualTo("/api/generate");
        return OpenAiBodies.parse(server.requests().getLast().bodyText());
    }

    @Test
    void aConversationIsWrittenOutAndTheSystemPromptIsApart() {
        JsonNode body = sent(Questions.afterToolCalls());
        assertThat(body.path("system").stringValue()).isEqualTo("be brief\n\nbe kind");
        assertThat(body.path("prompt").stringValue()).isEqualTo("""
                User: weather?

                Assistant: I look.sun({"city":"Seoul","at":0.50})rain(not json)

                Tool: {"hours":7}

                Tool: none

                User: and now?

                Assistant:""");
        JsonNode one = sent(Questions.whole(ChatMessage.system("be brief"), ChatMessage.user("hi")));
        assertThat(one.path("prompt").stringValue()).isEqualTo("hi");
        assertThat(sent(Questions.whole(ChatMessage.system("only this")))
                        .path("prompt")
                        .stringValue())
                .isEmpty();
    }

    @Test
    void imagesAreAListAndSoundHasNoPlace() {
        JsonNode body = sent(Questions.with(Questions.IMAGE, Questions.TEXT));
        assertThat(body.path("images").toString()).isEqualTo("[\"AQID\"]");
        assertThat(body.path("prompt").stringValue()).startsWith("look").contains("n.txt");
        assertThatThrownBy(() -> ask(Questions.with(Questions.PDF)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ollama-generate")
                .hasMessageContaining("d.pdf");
    }

    @Test
    void rawAndSuffixStayFieldsOfTheRequest() {
        JsonNode body = sent(Questions.asked("raw", "true", "suffix", "\"end\"", "top_k", "3", "prompt", "\"mine\""));
        assertThat(body.path("raw").booleanValue()).isTrue();
        assertThat(body.path("suffix").stringValue()).isEqualTo("end");
        assertThat(body.at("/options/top_k").intValue()).isEqualTo(3);
        assertThat(body.path("prompt").stringValue()).isEqualTo("mine");
    }

    @Test
    void thoughtsAreBesideTheResponse() {
        server.answer(Reply.status(200).header("Content-Type", streamType()).chunk("""
                {"response":"","thinking":"hmm","done":false}
                {"response":"so","done":false}
                {"image":"iVBORw0KGgo=","done":true}
                """));
        Collected answer = ask();
        assertThat(answer.reasoning()).isEqualTo("hmm");
        assertThat(answer.text()).isEqualTo("so");
        assertThat(answer.of(StreamEvent.MediaReceived.class)).hasSize(1);
    }

    @Test
    void anErrorInA200IsAnError() {
        server.answer(Reply.json(200, "{\"error\":\"model requires more system memory\"}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.UpstreamError.class);
    }
}
