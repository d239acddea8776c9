package dev.parley.client.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.protocol.TemplateAdapter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTrialTest {
    private static TemplateTrial.Reading read(
            StreamRule rule, String pointer, @Nullable String errorPointer, String sample) {
        return TemplateTrial.read(new TemplateSettings("{}", pointer, rule, errorPointer), sample);
    }

    private static TemplateTrial.Problem problem(String body) {
        return TemplateTrial.check(body).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"q\": \"{{prompt}}\", \"n\": {{param.max_tokens}}, \"m\": \"{{messages}}\"}",
                "\"{{prompt}}\"",
                "{{ messages }}",
                "[1, {{param.stop}}]",
                "{\"s\": \"a \\\" {{system}} b\", \"model\": {{model}}}"
            })
    void whatGivesJsonHasNoProblem(String body) {
        assertThat(TemplateTrial.check(body)).isEmpty();
        TemplateSettings settings = new TemplateSettings(body, "", StreamRule.JSON, null);
        EndpointProfile profile = EndpointProfile.builder("t", URI.create("http://h"))
                .protocol(Protocol.TEMPLATE)
                .model("m")
                .template(settings)
                .build();
        assertThat(new TemplateAdapter().encode(TemplateTrial.sample(body), profile, false))
                .isNotNull();
    }

    @Test
    void aFaultStandsWhereItWasTyped() {
        assertThat(problem("{\n  \"q\": \"{{promt}}\"\n}"))
                .isEqualTo(new TemplateTrial.Problem(2, 9, "There is no variable {{promt}}."));
        TemplateTrial.Problem syntax = problem("{\n  \"q\": {{param.n}},\n  oops\n}");
        assertThat(syntax.line()).isEqualTo(3);
        assertThat(syntax.column()).isEqualTo(3);
        assertThat(syntax.sentence()).startsWith("This is not JSON.").doesNotContain("Source", "\n");
        assertThat(problem("{\"q\": {{prompt}} {{prompt}}}").line()).isEqualTo(1);
        assertThat(problem("{} {}"))
                .isEqualTo(new TemplateTrial.Problem(1, 4, "The JSON value has ended before this."));
        assertThat(problem("")).isEqualTo(new TemplateTrial.Problem(1, 1, "A JSON value is missing."));
        assertThat(problem("{{param.}}").sentence()).isEqualTo("There is no variable {{param.}}.");
        assertThat(problem("{\"open\": \"").line()).isEqualTo(1);
    }

    @Test
    void theSampleHasWhatTheBodyAsksFor() {
        Map<String, JsonText> parameters = TemplateTrial.sample(
                        "{\"a\":{{param.max_tokens}},\"b\":\"{{param.voice}}\"}")
                .parameters();

        assertThat(parameters)
                .isEqualTo(Map.of("max_tokens", JsonText.number(256), "voice", JsonText.string("sample voice")));
    }

    @Test
    void thePointerTakesItsTextFromAWholeAnswer() {
        TemplateTrial.Reading reading =
                read(StreamRule.JSON, "/outputs/0/data/0", null, "{\"outputs\":[{\"data\":[\"합계\"]}]}\n");

        assertThat(reading.text()).isEqualTo("합계");
        assertThat(reading.problem()).isNull();
        assertThat(reading.pieces()).hasSize(1);
    }

    @Test
    void whyAnAnswerCannotBeUsedIsSaid() {
        assertThat(read(StreamRule.JSON, "/answer", null, "{\"other\":1}").problem())
                .isEqualTo("The answer has nothing there.");
        assertThat(read(StreamRule.JSON, "/answer", null, "<html>").problem()).isEqualTo("It is not JSON.");
        assertThat(read(StreamRule.JSON, "answer", null, "{}").problem()).contains("start with a slash");
        assertThat(read(StreamRule.JSON, "/answer", "/error", "{\"error\":\"no GPU\",\"answer\":\"x\"}")
                        .problem())
                .isEqualTo("no GPU");
        assertThat(read(StreamRule.SSE, "/t", null, "{\"t\":\"x\"}").problem()).contains("data:");
    }

    @Test
    void everyEventOfAStreamSaysWhatIsTakenFromIt() {
        TemplateTrial.Reading reading = read(StreamRule.SSE, "/t", null, """
                data: {"t":"Hel"}

                : a comment
                data: {"count":2}

                data: {"t":"lo"}

                data: [DONE]""");

        assertThat(reading.text()).isEqualTo("Hello");
        assertThat(reading.pieces())
                .isEqualTo(List.of(
                        new TemplateTrial.Piece("{\"t\":\"Hel\"}", "Hel"),
                        new TemplateTrial.Piece("{\"count\":2}", null),
                        new TemplateTrial.Piece("{\"t\":\"lo\"}", "lo"),
                        new TemplateTrial.Piece("[DONE]", null)));
    }

    @Test
    void aLineThatIsBrokenEndsTheReadingWithWhatCameBefore() {
        TemplateTrial.Reading reading = read(StreamRule.NDJSON, "/t", null, "{\"t\":\"a\"}\n\n{\"t\":\n{\"t\":\"c\"}");

        assertThat(reading.text()).isEqualTo("a");
        assertThat(reading.problem()).isEqualTo("It is not JSON.");
        assertThat(read(StreamRule.TEXT, "", null, "plain\ntext").text()).isEqualTo("plain\ntext");
    }
}
