package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What breaks when it is asked to. */
class DemoFaultsTest {
    private final DemoFixture demo = new DemoFixture();

    @ParameterizedTest
    @EnumSource(DemoCommand.class)
    void everyCommandIsListedAndKnown(DemoCommand command) throws InterruptedException {
        String help = DemoFixture.text(demo.chat("/demo"));
        assertThat(help.lines()).contains(command.helpLine());
        DemoPlan plan = new DemoPlanner(new DemoScripts(DemoPlanner.FILES))
                .plan(DemoRequest.whole("/demo " + command.word(), DemoJson.object()));
        assertThat(plan.text()).doesNotContain("there is no `/demo").doesNotContain("{{");
    }

    @Test
    void anUnknownCommandSaysSoAndListsThem() throws InterruptedException {
        assertThat(DemoFixture.text(demo.chat("/demo `xyz`")))
                .contains("there is no `/demo 'xyz'`")
                .contains("- `/demo table`");
    }

    @Test
    void coldWaitsBeforeTheHeadAndThenAnswers() throws InterruptedException {
        DemoRecordingReply reply = demo.chatStream("/demo cold 7.5");
        assertThat(demo.clock.sleeps().getFirst()).isEqualTo(Duration.ofMillis(7500));
        assertThat(DemoFixture.streamedText(reply)).contains("**7.5 s**");
        assertThat(DemoFixture.text(demo.chat("/demo cold"))).contains("**5 s**");
        assertThat(DemoFixture.text(demo.chat("/demo cold 999999"))).contains("**600 s**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo cold 2 show me a table", "/demo cold 2\n/demo table", "/DEMO cold 2 /demo tables"})
    void coldAnswersWhatFollows(String prompt) throws InterruptedException {
        assertThat(DemoFixture.text(demo.chat(prompt))).isEqualTo(DemoFixture.text(demo.chat("/demo table")));
        assertThat(demo.clock.sleeps()).contains(Duration.ofSeconds(2));
    }

    @Test
    void slowSetsTheRate() throws InterruptedException {
        int tokens =
                demo.chat("/demo slow 2").json().at("/usage/completion_tokens").asInt();
        assertThat(demo.clock.elapsed()).isEqualTo(Duration.ofMillis(500L * tokens));
    }

    @ParameterizedTest
    @CsvSource({
        "/demo 429, 429, rate_limit_error, rate_limit_exceeded",
        "/demo 500, 500, server_error, demo_error",
        "/demo 503, 503, unavailable_error, 503",
        "/demo overflow, 400, invalid_request_error, context_length_exceeded"
    })
    void refusalsHaveTheirStatusInEveryApi(String prompt, int status, String type, String code)
            throws InterruptedException {
        for (DemoRecordingReply reply : List.of(
                demo.chat(prompt), demo.chatStream(prompt), demo.completion(prompt), demo.completionStream(prompt))) {
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.json().at("/error/type").asString()).isEqualTo(type);
            assertThat(reply.json().at("/error/code").asString()).isEqualTo(code);
        }
        assertThat(demo.prediction(prompt).status()).isEqualTo(status);
        assertThat(demo.prediction(prompt).json().at("/message").isString()).isTrue();
        assertThat(demo.infer(prompt).status()).isEqualTo(status);
        assertThat(demo.infer(prompt).json().at("/error").isString()).isTrue();
    }

    @Test
    void aRateLimitSaysWhenToComeAgain() throws InterruptedException {
        assertThat(demo.chat("/demo 429").headers()).containsEntry("Retry-After", "2");
        assertThat(demo.prediction("/demo 429").headers()).containsEntry("Retry-After", "2");
    }

    @Test
    void loadingIsWordForWordWhatLlamaCppSays() throws InterruptedException {
        assertThat(demo.chat("/demo 503").body())
                .isEqualTo("{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}");
    }

    @Test
    void anOverflowStatesItsCounts() throws InterruptedException {
        JsonNode error = demo.chat("/demo overflow").json().at("/error");
        int counted = DemoTokens.count("/demo overflow") + 4096;
        assertThat(error.at("/n_ctx").asInt()).isEqualTo(4096);
        assertThat(error.at("/n_prompt_tokens").asInt()).isEqualTo(counted);
        assertThat(error.at("/message").asString()).contains("4096 tokens").contains(counted + " tokens");
    }

    @Test
    void aCutStreamHasTheFirstHalfAndNoEnd() throws InterruptedException {
        DemoRecordingReply reply = demo.chatStream("/demo cut hello");
        String all = DemoFixture.text(demo.chat("hello"));
        String half = DemoFixture.streamedText(reply);
        assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.CUT);
        assertThat(reply.events()).doesNotContain("[DONE]");
        assertThat(all).startsWith(half);
        assertThat(half.length()).isBetween(all.length() / 4, all.length() * 3 / 4);
    }

    @Test
    void aCutWholeAnswerIsShorterThanItsStatedLength() throws InterruptedException {
        for (DemoRecordingReply reply :
                List.of(demo.chat("/demo cut"), demo.prediction("/demo cut"), demo.infer("/demo cut"))) {
            assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.CUT);
            assertThat(reply.bytes().length).isPositive();
            assertThat(Integer.parseInt(reply.headers().get("Content-Length"))).isGreaterThan(reply.bytes().length);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStalledAnswerStaysOpenAfterTheFirstHalf(boolean stream) {
        String body = DemoFixture.chatBody("/demo stall").put("stream", stream).toString();
        DemoRecordingReply reply = demo.sendAndLeave("/v1/chat/completions", body);
        assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.OPEN);
        assertThat(reply.bytes().length).isPositive();
    }

    @Test
    void aSilentOneSendsNotEvenAHead() {
        DemoRecordingReply reply = demo.sendAndLeave("/predictions/demo", "{\"question\":\"/demo silent\"}");
        assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.NOTHING);
    }

    @Test
    void anErrorInsideAStreamIsItsLastEvent() throws InterruptedException {
        for (DemoRecordingReply reply : List.of(demo.chatStream("/demo error"), demo.completionStream("/demo error"))) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.ENDED);
            assertThat(reply.chunksAsJson().getLast().at("/error/message").asString())
                    .contains("on purpose");
            assertThat(reply.events()).doesNotContain("[DONE]").hasSizeGreaterThan(5);
        }
        assertThat(demo.chat("/demo error").status()).isEqualTo(500);
        assertThat(demo.prediction("/demo error").status()).isEqualTo(500);
    }

    @Test
    void aLoginPageIsHtmlWithStatus200() throws InterruptedException {
        for (DemoRecordingReply reply : List.of(demo.chatStream("/demo html"), demo.prediction("/demo html"))) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
            assertThat(reply.body()).startsWith("<!DOCTYPE html>");
        }
    }

    @Test
    void oneMalformedEventStandsAmongGoodOnes() throws InterruptedException {
        DemoRecordingReply reply = demo.chatStream("/demo badjson");
        List<String> malformed = reply.events().stream()
                .filter(data -> !data.equals("[DONE]") && !isJson(data))
                .toList();
        assertThat(malformed).hasSize(1);
        assertThat(reply.events()).last().isEqualTo("[DONE]");
        assertThat(isJson(demo.chat("/demo badjson").body())).isFalse();
        assertThat(isJson(demo.infer("/demo badjson").body())).isFalse();
    }

    private static boolean isJson(String text) {
        try {
            return DemoFixture.json(text).isObject();
        } catch (JacksonException malformed) {
            return false;
        }
    }

    @Test
    void aThoughtComesBeforeTheAnswerWhereTheApiHasAFieldForIt() throws InterruptedException {
        List<JsonNode> chunks = demo.chatStream("/demo reasoning").chunksAsJson();
        String thought = DemoFixture.joined(chunks, "/choices/0/delta/reasoning_content");
        JsonNode whole = demo.chat("/demo reasoning").json();
        assertThat(thought)
                .contains("7 × 13 = 91")
                .isEqualTo(whole.at("/choices/0/message/reasoning_content").asString());
        assertThat(whole.at("/usage/completion_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(DemoTokens.count(thought));
        int lastThought = -1;
        int firstText = Integer.MAX_VALUE;
        for (int i = 0; i < chunks.size(); i++) {
            JsonNode delta = chunks.get(i).at("/choices/0/delta");
            lastThought = delta.has("reasoning_content") ? i : lastThought;
            firstText = delta.path("content").asString("").isEmpty() ? firstText : Math.min(firstText, i);
        }
        assertThat(lastThought).isBetween(1, firstText - 1);
        assertThat(demo.completion("/demo reasoning").body()).doesNotContain("7 × 13 = 91");
    }

    @Test
    void aToolCallComesInFragmentsThatJoinToJson() throws InterruptedException {
        List<JsonNode> chunks = demo.chatStream("/demo tool").chunksAsJson();
        String arguments = DemoFixture.joined(chunks, "/choices/0/delta/tool_calls/0/function/arguments");
        assertThat(DemoFixture.json(arguments).at("/city").asString()).isEqualTo("Seoul");
        assertThat(DemoFixture.joined(chunks, "/choices/0/delta/tool_calls/0/function/name"))
                .isEqualTo("get_weather");
        assertThat(DemoFixture.joined(chunks, "/choices/0/delta/tool_calls/0/id"))
                .isNotEmpty();
        assertThat(DemoFixture.joined(chunks, "/choices/0/finish_reason")).isEqualTo("tool_calls");
        JsonNode whole = demo.chat("/demo tool").json();
        assertThat(whole.at("/choices/0/message/tool_calls/0/function/arguments")
                        .asString())
                .isEqualTo(arguments);
        assertThat(demo.completion("/demo tool").json().at("/choices/0/text").asString())
                .contains("no field for one");
    }

    @Test
    void aFilteredAnswerSaysSo() throws InterruptedException {
        assertThat(DemoFixture.joined(demo.chatStream("/demo filter").chunksAsJson(), "/choices/0/finish_reason"))
                .isEqualTo("content_filter");
        assertThat(demo.chat("/demo filter")
                        .json()
                        .at("/choices/0/finish_reason")
                        .asString())
                .isEqualTo("content_filter");
        assertThat(demo.prediction("/demo filter").status()).isEqualTo(400);
    }

    @Test
    void anEmptyAnswerHasNoTokenAndAProperEnd() throws InterruptedException {
        JsonNode whole = demo.chat("/demo empty").json();
        assertThat(whole.at("/choices/0/message/content").asString()).isEmpty();
        assertThat(whole.at("/usage/completion_tokens").asInt()).isZero();
        assertThat(demo.chatStream("/demo empty").events()).last().isEqualTo("[DONE]");
    }

    @Test
    void aLongAnswerHasSeveralThousandTokens() throws InterruptedException {
        assertThat(demo.chat("/demo long").json().at("/usage/completion_tokens").asInt())
                .isBetween(4000, 12_000);
    }

    @Test
    void theFirstOfSeveralFaultsWinsAndWaitsAddUp() throws InterruptedException {
        assertThat(demo.chat("/demo 429 /demo 500").status()).isEqualTo(429);
        DemoRecordingReply reply = demo.chatStream("/demo cold 1 /demo slow 1 /demo cut hello");
        assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.CUT);
        assertThat(demo.clock.sleeps()).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void anAvalancheOfCommandsIsTextInTheEnd() throws InterruptedException {
        String prompt = "/demo slow 9000 ".repeat(50_000);
        assertThat(DemoFixture.text(demo.chat(prompt))).contains("You said:").hasSizeLessThan(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo stall", "/demo silent", "/demo cold 600", "/demo slow 0.1"})
    void anInterruptEndsTheAnswerAtOnce(String prompt) throws InterruptedException {
        DemoModel model = new DemoModel(Double.POSITIVE_INFINITY);
        DemoRecordingReply reply = new DemoRecordingReply();
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        String body = DemoFixture.streamed(DemoFixture.chatBody(prompt)).toString();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                model.answer(DemoFixture.request("POST", "/v1/chat/completions", "application/json", body), reply);
            } catch (InterruptedException e) {
                outcome.set(e);
            }
        });
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        DemoRecordingReply.State before = reply.state();
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertThat(reply.state()).isEqualTo(before);
    }

    @Test
    void aThreadThatWasInterruptedBeforeSaysNothing() {
        DemoModel model = new DemoModel(Double.POSITIVE_INFINITY);
        DemoRecordingReply reply = new DemoRecordingReply();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() ->
                        model.answer(DemoFixture.request("POST", "/predictions/demo", "text/plain", "hello"), reply));
        assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.NOTHING);
    }
}
