package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.ProtocolContractTest;
import dev.parley.client.contract.StreamingProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A template endpoint that answers whole; {@link Streams} are those that stream. */
class TemplateProtocolIT extends ProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return template(baseUrl, "{\"question\": \"{{prompt}}\"}", "/answer", StreamRule.JSON, null);
    }

    static EndpointProfile template(URI baseUrl, String body, String pointer, StreamRule rule, String errorPointer) {
        return EndpointProfile.builder("template", baseUrl)
                .protocol(Protocol.TEMPLATE)
                .path("/predictions/my-model")
                .template(new TemplateSettings(body, pointer, rule, errorPointer))
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("question").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return OpenAiBodies.json(Map.of("answer", text));
    }

    @Override
    protected boolean supportsUsage() {
        return false;
    }

    private JsonNode bodyFor(String template, ChatRequest request) {
        server.answer(Reply.json(200, wholeBody("ok")));
        Collected.from(l -> connector
                .connect(template(server.url(""), template, "/answer", StreamRule.JSON, null))
                .open(request, l));
        return OpenAiBodies.parse(server.requests().getLast().bodyText());
    }

    @Test
    void aVariableInsideAStringIsEscapedAndOutsideIsAValue() {
        ChatRequest request = new ChatRequest(
                "m \"1\"",
                List.of(ChatMessage.system("sys\n"), ChatMessage.user("say \"hi\" \\ {{model}}")),
                Map.of("n", new JsonText("3"), "s", JsonText.string("a\"b"), "o", new JsonText("{\"k\":[1]}")),
                false);
        JsonNode body = bodyFor("""
                {"p": "<{{prompt}}>", "q": {{ prompt }}, "sys": "{{system}}", "model": "{{model}}", "n": {{param.n}},
                 "ns": "{{param.n}}", "s": "[{{param.s}}]", "o": {{param.o}}, "os": "{{param.o}}",
                 "messages": "{{messages}}", "many": {{messages}}, "text": "all: {{messages}}", "plain": "a\\"{b}}"}""", request);
        assertThat(body.path("p").stringValue()).isEqualTo("<say \"hi\" \\ {{model}}>");
        assertThat(body.path("q").stringValue()).isEqualTo("say \"hi\" \\ {{model}}");
        assertThat(body.path("sys").stringValue()).isEqualTo("sys\n");
        assertThat(body.path("model").stringValue()).isEqualTo("m \"1\"");
        assertThat(body.path("n").intValue()).isEqualTo(3);
        assertThat(body.path("ns").stringValue()).isEqualTo("3");
        assertThat(body.path("s").stringValue()).isEqualTo("[a\"b]");
        assertThat(body.at("/o/k/0").intValue()).isEqualTo(1);
        assertThat(body.path("os").stringValue()).isEqualTo("{\"k\":[1]}");
        assertThat(body.at("/messages/1/role").stringValue()).isEqualTo("user");
        assertThat(body.path("many").size()).isEqualTo(2);
        assertThat(body.path("text").stringValue()).startsWith("all: [{");
        assertThat(body.path("plain").stringValue()).isEqualTo("a\"{b}}");
    }

    @Test
    void whatATemplateWantsAndDoesNotGetIsNamed() {
        assertThatThrownBy(() -> bodyFor("{\"x\": {{param.top_k}}}", ChatRequest.of("p")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("top_k");
        assertThatThrownBy(() -> bodyFor("{\"x\": \"{{promt}}\"}", ChatRequest.of("p")))
                .hasMessageContaining("promt");
        assertThatThrownBy(() -> bodyFor("{\"x\": \"{{model}}\"}", ChatRequest.of("p")))
                .hasMessageContaining("model");
        assertThatThrownBy(() -> bodyFor("{\"x\": ", ChatRequest.of("p"))).hasMessageContaining("JSON");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anErrorPointerTurnsA200IntoAnError() {
        server.answer(Reply.json(200, "{\"error\": {\"text\": \"no GPU\"}, \"answer\": null}"));
        var client = connector.connect(template(server.url(""), "{}", "/answer", StreamRule.JSON, "/error/text"));
        Collected answer = Collected.from(l -> client.open(ChatRequest.of("x"), l));
        assertThat(answer.error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(answer.error().detail()).isEqualTo("no GPU");
    }

    @Test
    void whatIsNotAStringAtThePointerIsShownAsJson() {
        server.answer(Reply.json(200, "{\"answer\": {\"label\": \"cat\", \"p\": 0.50}}"));
        assertThat(ask().text()).isEqualTo("{\"label\":\"cat\",\"p\":0.50}");
    }

    @Test
    void theEmptyPointerIsTheWholeAnswer() {
        server.answer(Reply.json(200, "{ \"a\": 1.0 }"));
        var client = connector.connect(template(server.url(""), "{}", "", StreamRule.JSON, null));
        assertThat(Collected.from(l -> client.open(ChatRequest.of("x"), l)).text())
                .isEqualTo("{ \"a\": 1.0 }");
    }

    /** The three rules that stream. */
    abstract static class Streams extends StreamingProtocolContractTest {
        abstract StreamRule rule();

        @Override
        protected EndpointProfile profile(URI baseUrl) {
            return template(baseUrl, "{\"q\": \"{{prompt}}\"}", "/t", rule(), null);
        }

        @Override
        protected String promptOf(RecordedRequest request) {
            return OpenAiBodies.parse(request.bodyText()).path("q").stringValue();
        }

        @Override
        protected String wholeBody(String text) {
            return OpenAiBodies.json(Map.of("t", text));
        }

        @Override
        protected boolean supportsUsage() {
            return false;
        }

        @Override
        protected boolean marksItsEnd() {
            return false;
        }
    }
}
