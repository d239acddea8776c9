package dev.parley.client.protocol;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Any prompt, any template, any answer of a template endpoint. See client-core/FUZZING.md. */
class TemplateFuzzTest {
    private static final String TEMPLATE = """
            {"a": "{{prompt}}", "b": "x {{ prompt }} \\"y\\" {{system}}", "c": {{prompt}}, "d": [{{param.p}}, "{{param.p}}"],
             "e": "{{messages}}", "f": {{messages}}, "{{model}}": "{{model}}"}""";

    private final TemplateAdapter adapter = new TemplateAdapter();

    private static EndpointProfile profile(String template, String pointer, StreamRule rule) {
        return EndpointProfile.builder("t", URI.create("http://h"))
                .protocol(Protocol.TEMPLATE)
                .model("m{{prompt}}")
                .template(new TemplateSettings(template, pointer, rule, null))
                .build();
    }

    private static ChatRequest request(String prompt) {
        return new ChatRequest(
                null,
                List.of(ChatMessage.system("s"), ChatMessage.user("before"), ChatMessage.user(prompt)),
                Map.of("p", new JsonText("0.70")),
                true);
    }

    /** The first byte says how the rest is text: UTF-16 has halves of surrogate pairs, which UTF-8 has not. */
    private static String text(byte[] bytes) {
        if (bytes.length == 0) {
            return "";
        }
        return new String(bytes, 1, bytes.length - 1, bytes[0] == 'w' ? UTF_16BE : UTF_8);
    }

    @FuzzTest(maxDuration = "10m")
    void anyPromptComesBackOutOfTheBody(byte[] bytes) {
        String prompt = text(bytes);

        String body = OpenAiBodies.text(adapter.encode(request(prompt), profile(TEMPLATE, "", StreamRule.JSON), false));

        JsonNode json = Json.parseExact(body);
        assertThat(json).isNotNull();
        assertThat(json.path("a").stringValue()).isEqualTo(prompt);
        assertThat(json.path("b").stringValue()).isEqualTo("x " + prompt + " \"y\" s");
        assertThat(json.path("c").stringValue()).isEqualTo(prompt);
        assertThat(json.path("d").toString()).isEqualTo("[0.70,\"0.70\"]");
        assertThat(json.path("e")).isEqualTo(json.path("f"));
        assertThat(json.path("e").path(2).path("content").stringValue()).isEqualTo(prompt);
        assertThat(json.path("m{{prompt}}").stringValue()).isEqualTo("m{{prompt}}");
    }

    /** A template that is none is refused with a sentence; nothing else is thrown, and what comes out is JSON. */
    @FuzzTest(maxDuration = "10m")
    void anyTemplateGivesJsonOrIsRefused(byte[] bytes) {
        String template = text(bytes);
        String body;
        try {
            body = OpenAiBodies.text(
                    adapter.encode(request("It's \"{{x}}\"\n"), profile(template, "", StreamRule.JSON), false));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("The template");
            return;
        }
        assertThat(Json.parseExact(body)).isNotNull();
    }

    /** Names, one a line, and the text that is put below them; each name is escaped as RFC 6901 says. */
    @FuzzTest(maxDuration = "10m")
    void theTextAtAnyPointerComesBack(byte[] bytes) throws DecodeException {
        List<String> names = List.of(text(bytes).split("\n", -1));
        String answer = "text of " + names.size();
        ObjectNode root = Json.MAPPER.createObjectNode();
        ObjectNode node = root;
        StringBuilder pointer = new StringBuilder();
        List<String> steps = names.subList(0, Math.min(names.size(), 50));
        for (String name : steps) {
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        for (String name : steps.subList(0, steps.size() - 1)) {
            node = node.putObject(name);
        }
        node.put(steps.getLast(), answer);
        node.put(steps.getLast() + "x", "not this one");

        assertThat(decoded(root.toString(), pointer.toString())).isEqualTo(answer);
    }

    /** A pointer, a line feed and an answer: a text or a failure that says why. */
    @FuzzTest(maxDuration = "10m")
    void anyAnswerGivesTextOrAFailure(byte[] bytes) {
        String[] parts = text(bytes).split("\n", 2);
        String pointer = parts[0].startsWith("/") ? parts[0] : "";
        String answer = parts.length == 2 ? parts[1] : parts[0];
        try {
            assertThat(decoded(answer, pointer)).isNotNull();
        } catch (DecodeException failure) {
            assertThat(failure.getMessage()).isNotBlank();
        }
    }

    private String decoded(String answer, String pointer) throws DecodeException {
        List<StreamEvent> events = new ArrayList<>();
        AnswerDecoder decoder = adapter.decoder(profile("{}", pointer, StreamRule.JSON), new MemoryMedia());
        decoder.whole(answer, events::add);
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(event instanceof StreamEvent.TextDelta delta ? delta.text() : ""));
        return text.toString();
    }
}
