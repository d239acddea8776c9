package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiImportTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Model, version: "1"}
            servers:
              - url: https://{region}.example/base/
                variables: {region: {default: eu}}
            security: [{key: []}]
            paths:
              /health:
                get: {responses: {200: {description: ok}}}
              /ask/{model}:
                parameters:
                  - {name: model, in: path, schema: {type: string, default: "a b"}}
                post:
                  requestBody: {$ref: '#/components/requestBodies/Ask'}
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: {type: object, properties: {out: {type: array, items: {$ref: '#/components/schemas/Text'}}}}
              /v1/chat/completions:
                post:
                  security: []
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          required: [messages]
                          properties:
                            messages: {type: array, items: {type: object, required: [role, content], properties: {role: {enum: [user]}, content: {type: string, example: Hi}}}}
                            model: {type: string, default: m}
                            temperature: {type: number, default: 0.7}
            components:
              securitySchemes: {key: {type: apiKey, in: header, name: X-API-Key}}
              requestBodies:
                Ask:
                  content:
                    application/json: {schema: {$ref: '#/components/schemas/Question'}}
              schemas:
                Text: {type: object, properties: {text: {type: string}}}
                Question:
                  allOf:
                    - type: object
                      required: [question, level]
                      properties:
                        question: {type: string, examples: [Why?]}
                        level: {type: integer, minimum: 2}
                        optional: {type: string}
                    - {type: object, required: [self], properties: {self: {$ref: '#/components/schemas/Question'}}}
            """;

    private static final String HEAD = "openapi: 3.0.0\nservers: [{url: 'https://h'}]\n";

    private static String json(String schema) {
        return "{\"openapi\":\"3.0.1\",\"servers\":[{\"url\":\"https://h\"}],\"paths\":{\"/ask\":{\"post\":{\"requestBody\":"
                + "{\"content\":{\"application/json\":{\"schema\":" + schema + "}}}}}}}";
    }

    @Test
    void everyOperationThatTakesJsonByPostBecomesAProfile() {
        List<ImportCandidate> candidates =
                Imports.imported(OpenApiImport.read(DOCUMENT)).candidates();

        assertThat(candidates).hasSize(2);
        EndpointProfile chat = candidates.getFirst().profile();
        assertThat(chat.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
        assertThat(chat.baseUrl()).hasToString("https://eu.example/base");
        assertThat(chat.model()).isEqualTo("m");
        assertThat(chat.authScheme()).isEqualTo(AuthScheme.NONE);
        EndpointProfile ask = candidates.getLast().profile();
        assertThat(ask.protocol()).isEqualTo(Protocol.TEMPLATE);
        assertThat(ask.baseUrl()).hasToString("https://eu.example");
        assertThat(ask.path()).isEqualTo("/base/ask/a%20b");
        assertThat(ask.authScheme()).isEqualTo(AuthScheme.X_API_KEY);
        assertThat(ask.secret()).isNull();
        assertThat(ask.template().streamRule()).isEqualTo(StreamRule.JSON);
        assertThat(ask.template().pointer()).isEqualTo("/out/0/text");
        assertThat(Trees.parse(ask.template().body()).path("question").stringValue())
                .isEqualTo("{{prompt}}");
        assertThat(Trees.parse(ask.template().body()).path("level").intValue()).isEqualTo(2);
        assertThat(Trees.parse(ask.template().body()).has("optional")).isFalse();
        assertThat(candidates.getLast().request().messages().getFirst().text()).isEqualTo("Why?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"example\":{\"prompt\":\"x\",\"n\":0.70}} | {\"prompt\":\"{{prompt}}\",\"n\":0.70}",
                "{\"default\":{\"a\":[1]}} | {\"a\":[1]}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"null\"},{\"const\":3}]}}} | {\"a\":3}",
                "{\"properties\":{\"inputs\":{\"items\":{\"type\":\"string\"}},\"b\":{}},\"required\":[\"b\"]} |"
                        + " {\"inputs\":[\"{{prompt}}\"],\"b\":\"\"}",
                "{\"$ref\":\"https://elsewhere.example/schema\"} | \"{{prompt}}\"",
                "{\"$ref\":\"#/nowhere\"} | \"{{prompt}}\"",
                "{\"type\":[\"boolean\",\"null\"]} | false",
            })
    void theBodyIsMadeOfExamplesDefaultsAndTypes(String schema, String template) {
        EndpointProfile profile =
                Imports.first(OpenApiImport.read(json(schema))).profile();

        assertThat(Trees.parse(profile.template().body())).isEqualTo(Trees.parse(template));
    }

    @Test
    void aRelativeServerIsTakenFromWhereTheDocumentWasServed() {
        String document = json("{}").replace("https://h", "/api/");

        assertThat(Imports.refused(OpenApiImport.read(document))).contains("at which address");
        EndpointProfile profile = Imports.first(OpenApiImport.read(document, "https://h:8443/openapi.json"))
                .profile();
        assertThat(profile.baseUrl() + profile.path()).isEqualTo("https://h:8443/api/ask");
        assertThat(Imports.refused(OpenApiImport.read(document, "no url"))).contains("not a URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "swagger: '2.0'",
                "openapi: 2.0.0",
                "openapi: 3.0.0",
                "openapi: 3.0.0\npaths: [1]",
                "openapi: 3.0.0\npaths: {/a: {post: {}}}",
                "openapi: 3.0.0\n\tpaths: x",
                "a: b: c",
                "openapi: 3.0.0\nx: *nowhere",
                "!!java.net.URL [https://h/]",
            })
    void whatHasNoOperationIsRefused(String text) {
        assertThat(Imports.refused(OpenApiImport.read(text))).startsWith("The ");
    }

    @Test
    void aDocumentOfAliasesIsRefused() {
        String laughs = HEAD + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 30)
                        .mapToObj(i ->
                                "a%d: &a%1$d [%s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)))
                        .collect(Collectors.joining());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Imports.refused(OpenApiImport.read(laughs))).contains("aliases"));
    }

    @Test
    void referencesThatGoRoundEnd() {
        String round =
                HEAD + "paths: {/ask: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/x'}}}}}}}\n"
                        + "x: {$ref: '#/y'}\ny: {$ref: '#/x'}\n";
        String wide =
                HEAD + "paths: {/ask: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/x'}}}}}}}\n"
                        + "x: {required: [" + names(50) + "], properties: {"
                        + IntStream.range(0, 50)
                                .mapToObj(i -> "p" + i + ": {$ref: '#/x'}")
                                .collect(Collectors.joining(", "))
                        + "}}\n";

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(Imports.imported(OpenApiImport.read(round)).candidates()).hasSize(1);
            assertThat(Imports.first(OpenApiImport.read(wide))
                            .profile()
                            .template()
                            .body()
                            .length())
                    .isLessThan(2_000_000);
        });
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
    }

    @Test
    void hostileInputIsReadInReasonableTimeAndMemory() {
        String text = "x".repeat(1_000_000);
        String paths = IntStream.range(0, 5_000)
                .mapToObj(i -> "/p" + i + ": {post: {requestBody: {$ref: '#/b'}}}")
                .collect(Collectors.joining(", "));
        String multiplied = HEAD + "paths: {" + paths + "}\nb: {content: {application/json: {schema: {required: ["
                + names(900) + "], properties: {"
                + IntStream.range(0, 900)
                        .mapToObj(i -> "p" + i + ": {$ref: '#/t'}")
                        .collect(Collectors.joining(", "))
                + "}}}}}\nt: {default: " + text + "}\n";

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Imports.checked(OpenApiImport.read(multiplied));
            Imports.refused(OpenApiImport.read(HEAD + "x: " + "[".repeat(1_000_000)));
            Imports.refused(OpenApiImport.read(HEAD + "x: " + "{a: ".repeat(500_000)));
            Imports.refused(OpenApiImport.read("- ".repeat(1_000_000)));
            Imports.refused(OpenApiImport.read("? ".repeat(1_000_000)));
            Imports.refused(OpenApiImport.read("{".repeat(3_000_000)));
            Imports.refused(OpenApiImport.read("a: |\n" + " x\n".repeat(1_200_000)));
        });
    }
}
