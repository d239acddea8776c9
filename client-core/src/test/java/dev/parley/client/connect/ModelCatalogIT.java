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
    void aTemplateHasNoList() {
        assertThat(ModelCatalog.isKnownFor(profile().protocol(Protocol.TEMPLATE).build()))
                .isFalse();
        assertThat(ModelCatalog.isKnownFor(profile().build())).isTrue();
    }
}
