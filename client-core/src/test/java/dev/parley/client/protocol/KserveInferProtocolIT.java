package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.ProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KserveInferProtocolIT extends ProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("infer", baseUrl)
                .protocol(Protocol.KSERVE_INFER)
                .model("org/my model")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).at("/inputs/0/data/0").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return OpenAiBodies.json(Map.of(
                "model_name",
                "m",
                "id",
                "1",
                "outputs",
                List.of(Map.of("name", "text", "shape", List.of(1), "datatype", "BYTES", "data", List.of(text)))));
    }

    @Override
    protected boolean supportsUsage() {
        return false;
    }

    private JsonNode sent(Map<String, JsonText> parameters) {
        server.answer(wholeReply("ok"));
        ask(new ChatRequest(null, List.of(ChatMessage.user("hi")), parameters, true));
        return OpenAiBodies.parse(server.requests().getLast().bodyText());
    }

    @Test
    void theModelIsASegmentOfThePathAndThePromptATensor() {
        JsonNode body = sent(Map.of());
        assertThat(server.requests().getFirst().target()).isEqualTo("/v2/models/org%2Fmy%20model/infer");
        assertThat(body).isEqualTo(OpenAiBodies.parse("""
                {"inputs":[{"name":"text_input","shape":[1],"datatype":"BYTES","data":["hi"]}]}"""));
    }

    @Test
    void parametersNameTensorsReplaceFieldsOrAreParameters() {
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        parameters.put("input_name", JsonText.string("PROMPT"));
        parameters.put("output_name", JsonText.string("ANSWER"));
        parameters.put("temperature", new JsonText("0.50"));
        parameters.put("id", JsonText.string("7"));
        JsonNode body = sent(parameters);
        assertThat(body.at("/inputs/0/name").stringValue()).isEqualTo("PROMPT");
        assertThat(body.path("outputs")).isEqualTo(OpenAiBodies.parse("[{\"name\":\"ANSWER\"}]"));
        assertThat(body.path("parameters")).isEqualTo(OpenAiBodies.parse("{\"temperature\":0.50}"));
        assertThat(body.path("id").stringValue()).isEqualTo("7");
        assertThat(server.requests().getLast().bodyText()).contains("0.50");
        assertThat(sent(Map.of("inputs", new JsonText("[1]"))).path("inputs")).isEqualTo(OpenAiBodies.parse("[1]"));
    }

    @Test
    void withoutAModelNothingIsSentAndOneSentenceSaysWhy() {
        EndpointProfile none = profile(server.url("")).toBuilder().model(null).build();
        assertThatThrownBy(() -> connector.connect(none).open(ChatRequest.of("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The protocol kserve-infer needs a model, and none is set.");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void floatingPointTensorsAreVectorsByTheLastDimensionOfTheirShape() {
        server.answer(Reply.json(200, """
                {"outputs": [{"name": "e", "shape": [2, 3], "datatype": "FP32", "data": [[1, 2, 3], [4, 5, 6.5]]},
                             {"name": "odd", "shape": [5], "datatype": "FP64", "data": [7, 8]}]}"""));
        Collected answer = ask();
        assertThat(answer.of(StreamEvent.EmbeddingReceived.class))
                .extracting(StreamEvent.EmbeddingReceived::index, StreamEvent.EmbeddingReceived::vector)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(0, List.of(1f, 2f, 3f)),
                        org.assertj.core.api.Assertions.tuple(1, List.of(4f, 5f, 6.5f)),
                        org.assertj.core.api.Assertions.tuple(2, List.of(7f, 8f)));
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void aSecondTextAndOtherTensorsAreShownAsTheyAre() {
        server.answer(Reply.json(200, """
                {"outputs": [{"name": "a", "shape": [2], "datatype": "BYTES", "data": ["one ", "two"]},
                             {"name": "b", "shape": [1], "datatype": "BYTES", "data": ["more"]},
                             {"name": "c", "shape": [1], "datatype": "INT64", "data": [3]}]}"""));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("one two");
        assertThat(answer.of(StreamEvent.Unrecognized.class))
                .extracting(StreamEvent.Unrecognized::raw)
                .satisfiesExactly(
                        raw -> assertThat(raw).contains("more"),
                        raw -> assertThat(raw).contains("INT64"));
    }

    @Test
    void onlyTensorsThatAreNeitherTextNorVectorsAreNoAnswer() {
        server.answer(Reply.json(
                200, "{\"outputs\": [{\"name\": \"c\", \"shape\": [1], \"datatype\": \"INT64\", \"data\": [3]}]}"));
        Collected answer = ask();
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.MalformedResponse.class,
                        malformed -> assertThat(malformed.where()).isEqualTo("outputs"));
    }

    @Test
    void anErrorInA200IsReported() {
        server.answer(Reply.json(200, "{\"error\": \"unexpected shape\"}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(ask().error().detail()).isEqualTo("unexpected shape");
    }

    @Test
    void binaryTensorsAreRefusedInPlainWords() {
        String head = "{\"outputs\":[{\"name\":\"t\",\"shape\":[1],\"datatype\":\"BYTES\","
                + "\"parameters\":{\"binary_data_size\":9}}]}";
        for (String body : List.of(head, head + "\u0005\0\0\0hello")) {
            server.answer(Reply.json(200, body));
            assertThat(ask().error()).isInstanceOf(InferenceError.MalformedResponse.class);
            assertThat(ask().error().detail()).contains("binary tensors");
        }
    }
}
