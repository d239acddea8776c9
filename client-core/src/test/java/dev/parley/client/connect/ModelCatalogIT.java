package dev.parley.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.InferenceError;
import dev.parley.client.InferenceException;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.Secret;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogIT {
    private static final String KEY = "sk-models-4711";

    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final EndpointConnector connector =
            EndpointConnector.builder().secrets(ref -> Secret.of(KEY)).build();

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    private EndpointProfile.Builder profile() {
        return EndpointProfile.builder("models", server.url("")).secretId("models");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\":\"list\",\"data\":[{\"id\":\"b\"},{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"\"},{}]}",
                "[{\"id\":\"b\"},{\"id\":\"a\"}]",
                "{\"models\":[{\"name\":\"b\"},\"a\"]}"
            })
    void theNamesComeInTheServersOrder(String body) {
        server.answer(Reply.json(200, body));
        assertThat(connector.models().fetch(profile().build())).containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource({
        "DIRECT,,/v1/models",
        "DIRECT,/openai/v1/chat/completions,/openai/v1/models",
        "DIRECT,/v3/completions?api-version=2,/v3/models?api-version=2",
        "DIRECT,/ask,/v1/models",
        "VESSL_RELAY,,/request/v1/models",
        "VESSL_ASYNC,,/request/v1/models"
    })
    void theListLiesBesideThePathOfTheRequests(Delivery delivery, String path, String target) {
        server.answer(Reply.json(200, "{\"data\":[]}"));
        connector.models().fetch(profile().delivery(delivery).path(path).build());
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).isEqualTo(target);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_RESPONSES,/openai/v1/responses,/openai/v1/models",
        "OPENAI_SPEECH,/v1/audio/speech,/v1/models",
        "ANTHROPIC_MESSAGES,,/v1/models?limit=1000",
        "ANTHROPIC_MESSAGES,/proxy/v1/messages?beta=true,/proxy/v1/models?limit=1000&beta=true",
        "GEMINI,,/v1beta/models?pageSize=1000",
        "GEMINI,/v1/models/{model}:generateContent,/v1/models?pageSize=1000",
        "OLLAMA_CHAT,,/api/tags",
        "OLLAMA_GENERATE,/gpu/api/generate,/gpu/api/tags",
        "LLAMACPP_COMPLETION,,/v1/models",
        "KSERVE_INFER,,/v2/models",
        "KSERVE_GENERATE,/ks/v2/models/{model}/generate,/ks/v2/models"
    })
    void eachProtocolHasItsList(Protocol protocol, String path, String target) {
        server.answer(Reply.json(200, "{\"models\":[]}"));
        connector
                .models()
                .fetch(profile().protocol(protocol).model("m").path(path).build());
        assertThat(server.requests().getFirst().target()).isEqualTo(target);
    }

    @Test
    void geminiNamesItsModelsByPathAndSaysWhatTheyAreFor() {
        server.answer(Reply.json(200, """
                        {"models":[
                          {"name":"models/gemini-flash","supportedGenerationMethods":["generateContent","countTokens"]},
                          {"name":"models/embedder","supportedGenerationMethods":["embedContent"]},
                          {"name":"models/unsaid"}]}
                        """));
        assertThat(connector
                        .models()
                        .fetch(profile().protocol(Protocol.GEMINI).model("m").build()))
                .containsExactly("gemini-flash", "unsaid");
    }

    @Test
    void anthropicIsToldItsVersionUnlessTheProfileSaysAnother() {
        server.answer(Reply.json(200, "{\"data\":[]}"));
        server.answer(Reply.json(200, "{\"data\":[]}"));
        EndpointProfile.Builder anthropic = profile().protocol(Protocol.ANTHROPIC_MESSAGES);
        connector.models().fetch(anthropic.build());
        connector
                .models()
                .fetch(anthropic
                        .headers(Map.of("Anthropic-Version", "2024-01-01"))
                        .build());
        assertThat(server.requests())
                .extracting(request -> request.header("anthropic-version"))
                .containsExactly("2023-06-01", "2024-01-01");
    }

    @Test
    void aBaseThatEndsInV1IsNotDoubled() {
        server.answer(Reply.json(200, "{\"data\":[]}"));
        connector
                .models()
                .fetch(EndpointProfile.builder("v1", server.url("/v1")).build());
        assertThat(server.requests().getFirst().target()).isEqualTo("/v1/models");
    }

    @Test
    void theKeyGoesAlongAndIsNotRepeatedFromAnEcho() {
        server.answer(Reply.json(200, "{\"data\":[{\"id\":\"" + KEY + "\"},{\"id\":\"m\"}]}"));
        List<String> names = connector.models().fetch(profile().build());
        assertThat(server.requests().getFirst().header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(names).noneMatch(name -> name.contains(KEY)).contains("m");
    }

    @Test
    void aServerWithoutTheListSaysSo() {
        server.answer(Reply.json(404, "{\"error\":{\"message\":\"no route " + KEY + "\"}}"));
        assertThatThrownBy(() -> connector.models().fetch(profile().build()))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        e -> assertThat(e.error()).isInstanceOf(InferenceError.NotFound.class))
                .hasMessageNotContaining(KEY);
    }

    @Test
    void anAnswerThatIsNoListIsMalformed() {
        server.answer(Reply.text(200, "text/html", "<html>login</html>"));
        assertThatThrownBy(() -> connector.models().fetch(profile().build()))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        e -> assertThat(e.error()).isInstanceOf(InferenceError.MalformedResponse.class));
    }

    @Test
    void withoutItsKeyNothingIsSent() {
        try (EndpointConnector keyless = EndpointConnector.builder().build()) {
            assertThatThrownBy(() -> keyless.models().fetch(profile().build())).isInstanceOf(InferenceException.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whereThereIsNoListNothingIsAsked() {
        for (EndpointProfile listless : List.of(
                profile().protocol(Protocol.TEMPLATE).build(),
                profile().protocol(Protocol.TORCHSERVE_PREDICTIONS).model("m").build(),
                profile().delivery(Delivery.REPLICATE).build())) {
            assertThat(ModelCatalog.isKnownFor(listless)).isFalse();
            assertThatThrownBy(() -> connector.models().fetch(listless)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(server.requests()).isEmpty();
        assertThat(ModelCatalog.isKnownFor(profile().build())).isTrue();
    }
}
