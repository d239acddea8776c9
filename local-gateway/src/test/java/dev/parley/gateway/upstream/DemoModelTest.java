package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Routes, errors, and what all APIs have in common. */
class DemoModelTest {
    private final DemoFixture demo = new DemoFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "Show me a table",
                "/demo",
                "/demo everything",
                "/demo long",
                "/demo cold 5",
                "/demo slow 3",
                "/demo reasoning",
                "/demo empty",
                "/demo xyz",
                "1+1 = ?",
                "You \"quote\" me,\n# not\r\n\t> escaped 👨‍👩‍👧‍👦",
                "\u0000\u2028 odd",
                ""
            })
    void theSamePromptGivesTheSameTextByEveryApiStreamedOrWhole(String prompt) throws InterruptedException {
        String text = DemoFixture.text(demo.chat(prompt));

        assertThat(DemoFixture.text(demo.chat(prompt))).isEqualTo(text);
        assertThat(DemoFixture.streamedText(demo.chatStream(prompt))).isEqualTo(text);
        assertThat(demo.completion(prompt).json().at("/choices/0/text").asString())
                .isEqualTo(text);
        assertThat(DemoFixture.joined(demo.completionStream(prompt).chunksAsJson(), "/choices/0/text"))
                .isEqualTo(text);
        assertThat(demo.prediction(prompt).json().at("/answer").asString()).isEqualTo(text);
        assertThat(demo.infer(prompt).json().at("/outputs/0/data/0").asString()).isEqualTo(text);
    }

    @Test
    void whatItDoesNotKnowIsSaidBackByWhatSaysThatItIsNoAi() throws InterruptedException {
        assertThat(DemoFixture.text(demo.chat("The quick brown fox\n\n- jumps")))
                .startsWith("I am a scripted demo, not an AI. You said:\n\n> The quick brown fox\n>\n> - jumps\n\n"
                        + "That is 6 words and 28 characters.")
                .contains("`/demo`");
    }

    @Test
    void listsTheOneModel() throws InterruptedException {
        JsonNode list = demo.get("/v1/models").json();
        assertThat(list.at("/object").asString()).isEqualTo("list");
        assertThat(list.at("/data")).hasSize(1);
        assertThat(list.at("/data/0/id").asString()).isEqualTo("demo");
        assertThat(demo.get("/v1/models/demo").json()).isEqualTo(list.at("/data/0"));
        assertThat(demo.get("/v1/models/other").status()).isEqualTo(404);
    }

    @Test
    void anAnswerToHeadHasNoBody() throws InterruptedException {
        DemoRecordingReply reply = demo.send("HEAD", "/v1/models", "text/plain", "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.chunks()).isZero();
        assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.ENDED);
        assertThat(Integer.parseInt(reply.headers().get("Content-Length"))).isPositive();
    }

    @Test
    void theQueryIsNoPartOfThePath() throws InterruptedException {
        assertThat(demo.get("/v1/models?limit=1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/nothing, /error/message",
        "/, /error/message",
        "/v1/models/, /error/message",
        "/predictions/other, /message",
        "/v2/models/other, /error",
        "/v2/models/demo/versions/7, /error",
        "/v2/nothing, /error"
    })
    void anUnknownPathOrModelIs404InTheShapeOfItsApi(String path, String message) throws InterruptedException {
        DemoRecordingReply reply = demo.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().at(message).isString()).isTrue();
        assertThat(reply.headers()).containsEntry("Content-Type", "application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/chat/completions, POST",
        "DELETE, /v1/completions, POST",
        "GET, /predictions/demo, POST",
        "GET, /v2/models/demo/infer, POST",
        "POST, /v1/models, 'GET, HEAD'",
        "POST, /v2/health/ready, 'GET, HEAD'"
    })
    void aWrongMethodIs405AndSaysTheRightOne(String method, String path, String allow) throws InterruptedException {
        DemoRecordingReply reply = demo.send(method, path, "application/json", "{}");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers()).containsEntry("Allow", allow);
    }

    @Test
    void everyWholeAnswerStatesItsLengthInBytes() throws InterruptedException {
        for (DemoRecordingReply reply :
                List.of(demo.chat("안녕"), demo.prediction("👋"), demo.infer("é"), demo.get("/v2"), demo.get("/ping"))) {
            assertThat(reply.headers()).containsEntry("Content-Length", Integer.toString(reply.bytes().length));
            assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.ENDED);
        }
    }

    @Test
    void halfASurrogatePairInAPromptDoesNotBreakTheAnswer() throws InterruptedException {
        DemoRecordingReply reply = demo.post("/v1/completions", "{\"prompt\":\"broken \\ud83d pair\",\"stream\":true}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(DemoFixture.joined(reply.chunksAsJson(), "/choices/0/text")).contains("> broken ? pair");
    }

    @Test
    void aRateMustBeAboveZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DemoModel(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DemoModel(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DemoModel(Double.NaN));
    }
}
