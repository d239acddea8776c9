package dev.parley.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/chat/completions}. */
class DemoChatTest {
    private static final String PATH = "/v1/chat/completions";

    private final DemoFixture demo = new DemoFixture();

    @Test
    void aStreamHasTheShapeThatOpenAiClientsRead() throws InterruptedException {
        DemoRecordingReply reply = demo.chatStream("hello");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("Content-Type", "text/event-stream");
        assertThat(reply.state()).isEqualTo(DemoRecordingReply.State.ENDED);
        assertThat(reply.events()).last().isEqualTo("[DONE]");
        List<JsonNode> chunks = reply.chunksAsJson();
        String id = chunks.getFirst().at("/id").asString();
        assertThat(id).startsWith("chatcmpl-");
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.at("/id").asString()).isEqualTo(id);
            assertThat(chunk.at("/object").asString()).isEqualTo("chat.completion.chunk");
            assertThat(chunk.at("/created").asLong()).isEqualTo(1_795_348_800L);
            assertThat(chunk.at("/model").asString()).isEqualTo("demo");
        });
        assertThat(chunks.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        assertThat(chunks.subList(0, chunks.size() - 2))
                .allSatisfy(
                        chunk -> assertThat(chunk.at("/choices/0/finish_reason").isNull())
                                .isTrue());
        JsonNode finish = chunks.get(chunks.size() - 2);
        assertThat(finish.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(finish.at("/choices/0/delta")).isEmpty();
    }

    @Test
    void theUsageComesLastWithoutAChoiceAndOnlyWhenAskedFor() throws InterruptedException {
        List<JsonNode> chunks = demo.chatStream("hello").chunksAsJson();
        JsonNode last = chunks.getLast();
        long contentChunks = chunks.stream()
                .filter(chunk ->
                        !chunk.at("/choices/0/delta/content").asString("").isEmpty())
                .count();
        assertThat(last.at("/choices").isArray()).isTrue();
        assertThat(last.at("/choices")).isEmpty();
        assertThat(last.at("/usage/completion_tokens").asLong()).isEqualTo(contentChunks);
        assertThat(last.at("/usage/prompt_tokens").asInt()).isEqualTo(1);
        assertThat(last.at("/usage/total_tokens").asLong()).isEqualTo(contentChunks + 1);

        ObjectNode plain = DemoFixture.chatBody("hello").put("stream", true);
        assertThat(demo.post(PATH, plain.toString()).chunksAsJson())
                .noneSatisfy(chunk -> assertThat(chunk.has("usage")).isTrue());
    }

    @Test
    void streamAndWholeReportTheSameUsage() throws InterruptedException {
        for (String prompt : List.of("hello", "/demo reasoning", "/demo tool", "/demo empty", "/demo filter")) {
            JsonNode streamed = demo.chatStream(prompt).chunksAsJson().getLast().at("/usage");
            assertThat(streamed).isNotEmpty().isEqualTo(demo.chat(prompt).json().at("/usage"));
        }
    }

    @Test
    void maxTokensEndsTheAnswerWithLength() throws InterruptedException {
        String all = DemoFixture.text(demo.chat("hello"));
        for (String field : List.of("max_tokens", "max_completion_tokens")) {
            ObjectNode body = DemoFixture.chatBody("hello").put(field, 4);
            JsonNode whole = demo.post(PATH, body.toString()).json();
            assertThat(whole.at("/choices/0/finish_reason").asString()).isEqualTo("length");
            assertThat(whole.at("/usage/completion_tokens").asInt()).isEqualTo(4);
            String text = whole.at("/choices/0/message/content").asString();
            assertThat(all).startsWith(text).hasSizeGreaterThan(text.length());

            DemoRecordingReply stream =
                    demo.post(PATH, DemoFixture.streamed(body).toString());
            assertThat(DemoFixture.streamedText(stream)).isEqualTo(text);
            assertThat(DemoFixture.joined(stream.chunksAsJson(), "/choices/0/finish_reason"))
                    .isEqualTo("length");
        }
    }

    @Test
    void aLimitThatIsJustEnoughIsNoCut() throws InterruptedException {
        int all = demo.chat("hello").json().at("/usage/completion_tokens").asInt();
        ObjectNode body = DemoFixture.chatBody("hello").put("max_tokens", all);
        assertThat(demo.post(PATH, body.toString())
                        .json()
                        .at("/choices/0/finish_reason")
                        .asString())
                .isEqualTo("stop");
    }

    @Test
    void theFirstStopEndsTheAnswerAndIsNotSaid() throws InterruptedException {
        ObjectNode body = DemoFixture.chatBody("hello");
        body.putArray("stop").add("not an AI").add("").add("scripted");
        JsonNode answer = demo.post(PATH, body.toString()).json();
        assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo("Hello! I am Parley's **");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");

        ObjectNode one = DemoFixture.chatBody("hello").put("stop", "!");
        assertThat(DemoFixture.text(demo.post(PATH, one.toString()))).isEqualTo("Hello");
    }

    @Test
    void theLastUserMessageCountsAndTextPartsAreJoined() throws InterruptedException {
        DemoRecordingReply reply = demo.post(PATH, """
                {"messages":[
                  {"role":"system","content":"Be brief."},
                  {"role":"user","content":"/demo table"},
                  {"role":"assistant","content":"..."},
                  {"role":"user","content":[
                    {"type":"text","text":"one"},
                    {"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}},
                    {"type":"text","text":"two"}]}]}
                """);
        assertThat(DemoFixture.text(reply)).contains("> one\n> two\n").contains("1 attachment came with it");
        assertThat(reply.json().at("/usage/prompt_tokens").asInt())
                .isEqualTo(DemoTokens.count("Be brief.")
                        + DemoTokens.count("/demo table")
                        + DemoTokens.count("...")
                        + DemoTokens.count("one\ntwo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"messages\":[{\"role\":\"user\"    | null     | invalid_json",
                "``                                   | null     | invalid_json",
                "{} {}                                | null     | invalid_json",
                "[]                                   | null     | invalid_type",
                "{\"max_tokens\":2}                   | messages | missing_required_parameter",
                "{\"messages\":null}                  | messages | missing_required_parameter",
                "{\"messages\":\"hi\"}                | messages | invalid_type",
                "{\"messages\":[]}                    | messages | invalid_type",
                "{\"messages\":[\"hi\"]}              | messages[0] | invalid_type",
                "{\"messages\":[{\"role\":\"user\"}]} | messages[0].content | invalid_type",
                "{\"messages\":[{\"role\":\"me\",\"content\":\"\"}]} | messages[0].role | invalid_type",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}]} | messages[0].content[].text | invalid_type",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"\"}],\"stream\":\"yes\"} | stream | invalid_type",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"\"}],\"max_tokens\":0} | max_tokens | invalid_type",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"\"}],\"max_tokens\":1.5} | max_tokens | invalid_type",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"\"}],\"stop\":[1]} | stop | invalid_type",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"\"}],\"model\":1} | model | invalid_type",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"\"}],\"n\":2} | n | unsupported_value"
            })
    void aMalformedRequestIs400AndSaysWhichFieldIsWrong(String body, String param, String code)
            throws InterruptedException {
        DemoRecordingReply reply = demo.post(PATH, body);
        assertThat(reply.status()).isEqualTo(400);
        JsonNode error = reply.json().at("/error");
        assertThat(error.at("/type").asString()).isEqualTo("invalid_request_error");
        assertThat(error.at("/code").asString()).isEqualTo(code);
        assertThat(error.at("/param").asString("null")).isEqualTo(param);
        assertThat(error.at("/message").asString()).isNotBlank();
    }

    @Test
    void anotherModelIs404() throws InterruptedException {
        DemoRecordingReply reply = demo.post(
                PATH, DemoFixture.chatBody("hello").put("model", "gpt").toString());
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().at("/error/code").asString()).isEqualTo("model_not_found");

        ObjectNode none = DemoFixture.chatBody("hello");
        none.remove("model");
        assertThat(demo.post(PATH, none.toString()).status()).isEqualTo(200);
    }

    @Test
    void aToolsAnswerIsAnsweredInsteadOfCallingTheToolAgain() throws InterruptedException {
        DemoRecordingReply reply = demo.post(PATH, """
                {"messages":[
                  {"role":"user","content":"/demo tool"},
                  {"role":"assistant","content":null,"tool_calls":[{"id":"call_demo_1","type":"function",
                    "function":{"name":"get_weather","arguments":"{}"}}]},
                  {"role":"tool","tool_call_id":"call_demo_1","content":"21 degrees"}]}
                """);
        assertThat(DemoFixture.text(reply)).contains("The tool answered:\n\n> 21 degrees");
        assertThat(reply.json().at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void aToolThatTheRequestOffersIsCalledWithArgumentsOfItsTypes() throws InterruptedException {
        ObjectNode body = DemoFixture.chatBody("/demo tool");
        body.set("tools", DemoFixture.json("""
                [{"type":"function","function":{"name":"book","parameters":{"type":"object","properties":{
                  "city":{"type":"string"},"nights":{"type":"integer"},"quiet":{"type":"boolean"},
                  "room":{"enum":["single","double"]},"guests":{"type":"array"}}}}}]
                """));
        JsonNode call = demo.post(PATH, body.toString()).json().at("/choices/0/message/tool_calls/0");
        assertThat(call.at("/function/name").asString()).isEqualTo("book");
        assertThat(DemoFixture.json(call.at("/function/arguments").asString()))
                .isEqualTo(DemoFixture.json(
                        "{\"city\":\"demo\",\"nights\":1,\"quiet\":true,\"room\":\"single\",\"guests\":[]}"));
    }
}
