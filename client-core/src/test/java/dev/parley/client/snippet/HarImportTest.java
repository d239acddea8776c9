package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarImportTest {

    private static String entry(String method, String url, String body, String type, String answer) {
        return """
                {"startedDateTime":"2026-01-01T00:00:00Z","request":{"method":"%s","url":"%s","headers":[
                   {"name":":authority","value":"h"},{"name":"Authorization","value":"Bearer secret-key"},
                   {"name":"Cookie","value":"a=b"},{"name":"X-Team","value":"a"},{"name":"sec-ch-ua","value":"x"}],
                  "postData":{"mimeType":"application/json","text":%s}},
                 "response":{"status":200,"content":{"mimeType":"%s","text":%s}}}""".formatted(
                        method,
                        url,
                        JsonText.string(body).text(),
                        type,
                        JsonText.string(answer).text());
    }

    private static String har(String... entries) {
        return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"x\"},\"entries\":[" + String.join(",", entries)
                + "],\"pages\":[]},\"more\":[{}]}";
    }

    @Test
    void whatLooksLikeACallOfAModelComesFirst() {
        ImportResult result = HarImport.read(har(
                entry("GET", "https://h/", "", "text/html", ""),
                entry("POST", "https://h/collect", "{\"event\":1}", "text/plain", ""),
                entry("POST", "https://h/form", "a=b", "text/plain", ""),
                entry("POST", "https://h/search", "{\"query\":\"x\"}", "application/json", "{}"),
                entry(
                        "POST",
                        "https://h/ask",
                        "{\"question\":\"Why?\"}",
                        "text/event-stream; charset=utf-8",
                        ": ping\ndata: {\"type\":\"start\"}\n\ndata: {\"delta\":{\"text\":\"Be\"}}\n\n"),
                entry(
                        "POST",
                        "https://h/v1/completions",
                        "{\"prompt\":\"Hi\",\"model\":\"m\"}",
                        "application/json",
                        "{}")));

        List<ImportCandidate> candidates = Imports.imported(result).candidates();

        assertThat(candidates)
                .extracting(candidate -> candidate.profile().path())
                .containsExactly(null, "/ask", "/search", "/collect");
        assertThat(candidates.getFirst().profile().protocol()).isEqualTo(Protocol.OPENAI_COMPLETIONS);
        ImportCandidate ask = candidates.get(1);
        assertThat(ask.profile().template().streamRule()).isEqualTo(StreamRule.SSE);
        assertThat(ask.profile().template().pointer()).isEqualTo("/delta/text");
        assertThat(ask.request().messages()).containsExactly(ChatMessage.user("Why?"));
        assertThat(ask.profile().headers()).containsExactly(java.util.Map.entry("X-Team", "a"));
        assertThat(ask.key().reveal()).isEqualTo("secret-key");
        assertThat(ask.notes()).containsExactly("Cookies were left out.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"generated_text\":\"x\"} | JSON | /generated_text",
                "application/json | [{\"generated_text\":\"x\"}] | JSON | /0/generated_text",
                "application/json | {\"a/b\":{\"c~d\":[[{\"text\":\"x\"}]]}} | JSON | /a~1b/c~0d/0/0/text",
                "application/json | {\"output\":[\"x\"]} | JSON | /output/0",
                "application/json | {\"n\":1} | JSON | ''",
                "application/x-ndjson | {\"response\":\"x\"} | NDJSON | /response",
                "text/plain | words | TEXT | ''",
                "text/html | words | JSON | ''",
            })
    void theAnswerTellsHowItIsRead(String type, String answer, StreamRule rule, String pointer) {
        ImportResult result = HarImport.read(har(entry("POST", "https://h/ask", "{\"prompt\":\"x\"}", type, answer)));

        EndpointProfile profile = Imports.first(result).profile();
        assertThat(profile.template().streamRule()).isEqualTo(rule);
        assertThat(profile.template().pointer()).isEqualTo(pointer);
    }

    @Test
    void theSameEndpointIsListedOnce() {
        String one = entry("POST", "https://h/v1/completions", "{\"prompt\":\"a\"}", "application/json", "{}");
        String two = entry("POST", "https://h/v1/completions", "{\"prompt\":\"b\"}", "application/json", "{}");

        assertThat(Imports.imported(HarImport.read(har(one, two))).candidates()).hasSize(1);
    }

    @Test
    void ofManyRequestsTwentyAreShown() {
        String entries = IntStream.range(0, 1_000)
                .mapToObj(i -> entry("POST", "https://h/ask" + i, "{\"prompt\":\"x\"}", "application/json", "{}"))
                .collect(Collectors.joining(","));

        ImportResult.Imported imported = Imports.imported(HarImport.read(har(entries)));

        assertThat(imported.candidates()).hasSize(20);
        assertThat(imported.notes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"log\":[]}",
                "{\"log\":{\"entries\":{}}}",
                "{\"log\":{\"entries\":[]}}",
                "{\"log\":{\"entries\":[1,null,\"x\"]}}",
                "{\"log\":{\"entries\":[{}]}}",
                "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"https://h/\",\"postData\":{\"text\":\"{}\"}}}",
                "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"about:blank\",\"postData\":{\"text\":\"{}\"}}}]}}",
            })
    void whatIsNoArchiveOrHasNothingIsRefused(String text) {
        assertThat(Imports.refused(HarImport.read(text))).startsWith("The ");
    }

    @Test
    void hostileInputIsRefusedQuickly() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Imports.refused(HarImport.read("[".repeat(5_000_000)));
            Imports.refused(HarImport.read("{\"log\":".repeat(1_000_000)));
            Imports.refused(HarImport.read("{\"log\":{\"entries\":" + "[".repeat(5_000_000)));
            Imports.refused(HarImport.read(" ".repeat((64 << 20) + 1)));
            String many = String.join(",", Collections.nCopies(1_000_000, "{}"));
            Imports.refused(HarImport.read("{\"log\":{\"entries\":[" + many + "]}}"));
        });
    }
}
