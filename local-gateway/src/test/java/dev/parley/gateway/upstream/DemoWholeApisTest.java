package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Completions, predictions and the Open Inference Protocol. */
class DemoWholeApisTest {
    private final DemoFixture demo = new DemoFixture();

    @Test
    void aCompletionStreamHasTheShapeThatOpenAiClientsRead() throws InterruptedException {
        DemoRecordingReply reply = demo.completionStream("hello");
        assertThat(reply.events()).last().isEqualTo("[DONE]");
        List<JsonNode> chunks = reply.chunksAsJson();
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.at("/object").asString()).isEqualTo("text_completion");
            assertThat(chunk.at("/id").asString()).startsWith("cmpl-");
        });
        JsonNode finish = chunks.get(chunks.size() - 2);
        assertThat(finish.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(chunks.getLast().at("/choices")).isEmpty();
        assertThat(chunks.getLast().at("/usage"))
                .isNotEmpty()
                .isEqualTo(demo.completion("hello").json().at("/usage"));
    }

    @Test
    void aCompletionTakesOnePromptAndNoMore() throws InterruptedException {
        assertThat(demo.post("/v1/completions", "{\"prompt\":[\"1+1\"]}")
                        .json()
                        .at("/choices/0/text")
                        .asString())
                .startsWith("1 + 1 = 2");
        for (String body : List.of("{}", "{\"prompt\":[\"a\",\"b\"]}", "{\"prompt\":[]}", "{\"prompt\":[1,2]}")) {
            DemoRecordingReply reply = demo.post("/v1/completions", body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/error/param").asString()).isEqualTo("prompt");
        }
    }

    @Test
    void theSeedsOwnExampleIsReallyComputed() throws InterruptedException {
        DemoRecordingReply reply = demo.prediction("1+1 = ?");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).hasSize(1);
        assertThat(reply.json().at("/answer").asString()).startsWith("1 + 1 = 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"question\":\"1+1\"}",
                "{\"prompt\":\"1+1\"}",
                "{\"inputs\":\"1+1\"}",
                "{\"inputs\":[\"1+1\"]}",
                "{\"text\":\"1+1\"}",
                "{\"data\":\"1+1\"}",
                "\"1+1\""
            })
    void aPredictionFindsItsTextInAnyOfTheUsualPlaces(String body) throws InterruptedException {
        for (String path : List.of("/predictions/demo", "/predictions/my-model", "/predictions/demo/1.0")) {
            assertThat(demo.post(path, body).json().at("/answer").asString()).startsWith("1 + 1 = 2");
        }
    }

    @Test
    void aPredictionTakesPlainText() throws InterruptedException {
        assertThat(demo.send("POST", "/predictions/demo", "Text/Plain; charset=utf-8", "2*3")
                        .json()
                        .at("/answer")
                        .asString())
                .startsWith("2 × 3 = 6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"question\":1}", "{\"inputs\":[\"a\",\"b\"]}", "{\"data\":{}}", "not json", ""})
    void aPredictionWithoutATextIs400AsTorchServeSaysIt(String body) throws InterruptedException {
        DemoRecordingReply reply = demo.post("/predictions/demo", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/code").asInt()).isEqualTo(400);
        assertThat(reply.json().at("/type").asString()).isEqualTo("BadRequestException");
        assertThat(reply.json().at("/message").asString()).isNotBlank();
    }

    @Test
    void anInferenceAnswersWithOneTensorAndRepeatsIdAndShape() throws InterruptedException {
        ObjectNode body = DemoFixture.inferBody("1+1").put("id", "42");
        ((ArrayNode) body.at("/inputs/0/shape")).add(1);
        JsonNode answer =
                demo.post("/v2/models/demo/versions/1/infer", body.toString()).json();
        assertThat(answer.at("/model_name").asString()).isEqualTo("demo");
        assertThat(answer.at("/id").asString()).isEqualTo("42");
        assertThat(answer.at("/outputs/0/name").asString()).isEqualTo("text_output");
        assertThat(answer.at("/outputs/0/datatype").asString()).isEqualTo("BYTES");
        assertThat(answer.at("/outputs/0/shape")).isEqualTo(body.at("/inputs/0/shape"));
        assertThat(answer.at("/outputs/0/data/0").asString()).startsWith("1 + 1 = 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"inputs\":[]}",
                "{\"inputs\":{}}",
                "{\"inputs\":[{\"name\":\"t\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}",
                "{\"inputs\":[{\"name\":\"t\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"a\",\"b\"]}]}",
                "{\"inputs\":[{\"name\":\"t\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\",\"b\"]}]}",
                "{\"inputs\":[{\"name\":\"t\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[1]}]}",
                "{\"inputs\":[{\"name\":\"t\",\"shape\":[1],\"datatype\":\"BYTES\"}]}",
                "{\"inputs\":[{\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}",
                "{\"inputs\":[{\"name\":\"t\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}],\"outputs\":[{\"name\":\"x\"}]}"
            })
    void aMalformedInferenceIs400WithAnErrorText(String body) throws InterruptedException {
        DemoRecordingReply reply = demo.post("/v2/models/demo/infer", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error").asString()).isNotBlank();
    }

    @Test
    void theServerAndItsModelSayThatTheyAreReady() throws InterruptedException {
        assertThat(demo.get("/v2/health/live").json().at("/live").asBoolean()).isTrue();
        assertThat(demo.get("/v2/health/ready").json().at("/ready").asBoolean()).isTrue();
        assertThat(demo.get("/v2/models/demo/ready").json().at("/ready").asBoolean())
                .isTrue();
        assertThat(demo.get("/v2").json().at("/extensions").isArray()).isTrue();
        JsonNode model = demo.get("/v2/models/demo").json();
        assertThat(model.at("/inputs/0/name").asString()).isEqualTo("text_input");
        assertThat(model.at("/outputs/0/datatype").asString()).isEqualTo("BYTES");
    }
}
