package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1}: routing by the body's model. */
final class OpenAiRouteIT {
    private static final String CHAT = "POST /v1/chat/completions";

    private static String post(Gateway gateway, String body) throws IOException {
        return RawClient.exchange(gateway.url(), RawClient.request(gateway, CHAT, body, "Connection: close"));
    }

    @Test
    void theModelIsRewrittenAndNothingElse() throws IOException {
        String body =
                "{\"seed\":12345678901234567890,\"t\":1.10,\"model\":\"stub/org/m-1\",\"messages\":[{\"content\":\"가\\n\"}]}";
        try (StubServer stub = StubServer.answering(
                        "200 OK\r\nX-Up: 1\r\nSet-Cookie: a=b\r\nAccess-Control-Allow-Origin: *", "{}");
                Gateway gateway = Gateways.before(stub)) {
            String answer = post(gateway, body);

            assertThat(stub.requests.get(0).line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
            assertThat(stub.requests.get(0).bodyText()).isEqualTo(body.replace("stub/org/m-1", "org/m-1"));
            assertThat(stub.requests.get(0).header("authorization")).isEqualTo("Bearer upstream-key");
            assertThat(answer).startsWith("HTTP/1.1 200 ").containsIgnoringCase("x-up: 1");
            assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("set-cookie", "access-control");
        }
    }

    @Test
    void anAnswerHasOneRequestIdTheUpstreamsIfItGaveOne() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK\r\nX-Request-Id: theirs", "{}");
                StubServer plain = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateway.start(Gateways.config(stub)
                        .service(new RemoteService("plain", plain.url(), null))
                        .build())) {
            assertThat(post(gateway, "{\"model\":\"stub/m\"}"))
                    .containsIgnoringCase("x-request-id: theirs")
                    .doesNotContain("req-");
            assertThat(post(gateway, "{\"model\":\"plain/m\"}")).contains("x-request-id: req-");
        }
    }

    @Test
    void aBaseUrlThatEndsInV1IsNotDoubled() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateway.start(GatewayConfig.builder()
                        .port(0)
                        .service(new RemoteService("stub", stub.url().resolve("/base/v1/"), null))
                        .build())) {
            post(gateway, "{\"model\":\"stub/m\"}");

            assertThat(stub.requests.get(0).line()).isEqualTo("POST /base/v1/chat/completions HTTP/1.1");
            assertThat(stub.requests.get(0).header("authorization")).isNull();
        }
    }

    @Test
    void anUnknownModelIsNotFound() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub)) {
            for (String model : new String[] {"gpt", "other/m", "stub/", "stub", "demo/x"}) {
                assertThat(post(gateway, "{\"model\":\"" + model + "\"}"))
                        .startsWith("HTTP/1.1 404 ")
                        .contains("model_not_found");
            }
            assertThat(stub.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | invalid_json",
                "not json | invalid_json",
                "{'model':1} | model_missing",
                "{} | model_missing",
                "{'model':'stub/m'} trailing | invalid_json",
                "{'model':'stub/m','model':'stub/n'} | model_twice",
                "{'model':'stub/m','api_base':'http://evil.example'} | routing_field",
                "{'model':'stub/m','base_url':'http://evil.example'} | routing_field",
                "{'model':'stub/m','api_key':'sk-1'} | routing_field"
            })
    void row43ABodyThatCannotBeRoutedIsRefusedWithoutAnUpstreamCall(String body, String code) throws IOException {
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub)) {
            assertThat(post(gateway, body.replace('\'', '"')))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"src\":\"gateway\"", "\"code\":\"" + code + "\"");
            assertThat(stub.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_base", "base_url", "api_key"})
    void row43AFormThatRoutesIsRefusedWithoutAnUpstreamCall(String field) throws IOException {
        String form = "--b|Content-Disposition: form-data; name=\"model\"||stub/whisper|--b|"
                + "Content-Disposition: form-data; name=\"" + field + "\"||http://evil.example|--b--|";
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub)) {
            String request = RawClient.request(
                    gateway,
                    "POST /v1/audio/transcriptions",
                    form.replace("|", "\r\n"),
                    "Content-Type: multipart/form-data; boundary=b",
                    "Connection: close");
            assertThat(RawClient.exchange(gateway.url(), request))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("routing_field");
            assertThat(stub.connections).hasValue(0);
        }
    }

    @Test
    void theDemoModelAnswersItsOwnName() throws IOException {
        try (Gateway gateway = Gateways.with(Gateways.echo())) {
            assertThat(post(gateway, "{\"model\":\"demo\"}")).contains("{\"path\":\"/v1/chat/completions\"}");
        }
    }

    @Test
    void theDemoModelAnswersAtTheRoot() throws IOException {
        try (Gateway gateway = Gateways.with(Gateways.echo())) {
            for (String path : new String[] {"/predictions/my-model", "/v2/models/demo/infer", "/v2"}) {
                String request = RawClient.request(gateway, "POST " + path, "{}", "Connection: close");
                assertThat(RawClient.exchange(gateway.url(), request)).contains("{\"path\":\"" + path + "\"}");
            }
        }
    }

    @Test
    void theModelsOfARemoteAreListedUnderItsNameAndOneThatIsDownIsLeftOut() throws IOException {
        String list =
                "{\"object\":\"list\",\"data\":[{\"id\":\"org/m-1\",\"object\":\"model\",\"max_model_len\":8},{\"no\":1}]}";
        try (StubServer stub = StubServer.answering("200 OK", list);
                StubServer down = StubServer.answering("500 No", "{}");
                Gateway gateway = Gateway.start(Gateways.config(stub)
                        .service(new RemoteService("down", down.url(), null))
                        .build())) {
            String answer = RawClient.exchange(
                    gateway.url(), RawClient.request(gateway, "GET /v1/models", "", "Connection: close"));

            JsonNode models = JsonMapper.shared()
                    .readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                    .path("data");
            assertThat(models.size()).isEqualTo(2);
            assertThat(models.path(0).path("id").stringValue()).isEqualTo("demo");
            assertThat(models.path(1).path("id").stringValue()).isEqualTo("stub/org/m-1");
            assertThat(models.path(1).path("max_model_len").intValue()).isEqualTo(8);

            String one = RawClient.exchange(
                    gateway.url(), RawClient.request(gateway, "GET /v1/models/stub/org/m-1", "", "Connection: close"));
            assertThat(one).startsWith("HTTP/1.1 200 ").contains("\"id\":\"stub/org/m-1\"");
            assertThat(RawClient.exchange(
                            gateway.url(),
                            RawClient.request(gateway, "GET /v1/models/stub%2Forg%2Fm-1", "", "Connection: close")))
                    .as("as clients encode it")
                    .contains("\"id\":\"stub/org/m-1\"");
        }
    }

    @Test
    void ofABusyServiceTheConfiguredModelsAreListed() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Services.gateway(Services.remote(
                        stub.url(), Services.options(1, Duration.ofSeconds(30), "llama"), UpstreamTimeouts.DEFAULT));
                RawClient busy = new RawClient(gateway.url())) {
            busy.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/", "{}"));
            await().until(() -> stub.requests.size() == 1);
            String list = RawClient.exchange(
                    gateway.url(), RawClient.request(gateway, "GET /v1/models", "", "Connection: close"));
            assertThat(list).startsWith("HTTP/1.1 200 ").contains("\"id\":\"demo\"", "\"id\":\"llama\"");
            assertThat(stub.requests).hasSize(1);
        }
    }

    @Test
    void aConfiguredNameFindsItsServiceWithoutTheServicesName() throws IOException {
        try (StubServer one = StubServer.answering("200 OK", "{}");
                StubServer two = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateway.start(Gateways.config(one)
                        .service(new RemoteService(
                                "gpu",
                                List.of(two.url()),
                                null,
                                RemoteService.Failover.CONNECT,
                                HealthCheck.DEFAULT,
                                Services.options(0, Duration.ofSeconds(1), "llama", "org/qwen"),
                                UpstreamTimeouts.DEFAULT))
                        .build())) {
            for (String model : new String[] {"llama", "org/qwen", "gpu", "gpu/other"}) {
                assertThat(post(gateway, "{\"model\":\"" + model + "\"}")).startsWith("HTTP/1.1 200 ");
            }
            assertThat(two.requests)
                    .extracting(StubServer.Received::bodyText)
                    .containsExactly(
                            "{\"model\":\"llama\"}",
                            "{\"model\":\"org/qwen\"}",
                            "{\"model\":\"llama\"}",
                            "{\"model\":\"other\"}");
            assertThat(one.connections).hasValue(0);
        }
    }

    @Test
    void aFormIsRoutedByItsModelAndAnthropicsPathAsAnyOther() throws IOException {
        String form = "--b|Content-Disposition: form-data; name=\"model\"||stub/whisper|--b|"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"||RIFF|--b--|";
        String body = form.replace("|", "\r\n");
        try (StubServer stub = StubServer.answering("200 OK", "{}");
                Gateway gateway = Gateways.before(stub)) {
            String type = "Content-Type: multipart/form-data; boundary=b";
            String transcribe =
                    RawClient.request(gateway, "POST /v1/audio/transcriptions", body, type, "Connection: close");
            assertThat(RawClient.exchange(gateway.url(), transcribe)).startsWith("HTTP/1.1 200 ");
            assertThat(stub.requests.get(0).bodyText()).isEqualTo(body.replace("stub/whisper", "whisper"));
            assertThat(stub.requests.get(0).header("content-type")).isEqualTo("multipart/form-data; boundary=b");

            String nameless = RawClient.request(
                    gateway,
                    "POST /v1/audio/transcriptions",
                    body.replace("\"model\"", "\"other\""),
                    type,
                    "Connection: close");
            assertThat(RawClient.exchange(gateway.url(), nameless)).contains("model_missing");

            String messages =
                    RawClient.request(gateway, "POST /v1/messages", "{\"model\":\"stub/claude\"}", "Connection: close");
            assertThat(RawClient.exchange(gateway.url(), messages)).startsWith("HTTP/1.1 200 ");
            assertThat(stub.requests.get(1).line()).isEqualTo("POST /v1/messages HTTP/1.1");
            assertThat(stub.requests).hasSize(2);
        }
    }

    @Test
    void aNameThatCouldMeanTwoServicesIsAnErrorOfTheConfiguration() {
        GatewayConfig.Builder same =
                GatewayConfig.builder().service(named("a", "llama")).service(named("b", "llama"));
        GatewayConfig.Builder service =
                GatewayConfig.builder().service(named("a", "b")).service(named("b"));
        GatewayConfig.Builder below =
                GatewayConfig.builder().service(named("a", "b/llama")).service(named("b"));
        for (GatewayConfig.Builder builder : List.of(same, service, below)) {
            assertThatThrownBy(builder::build)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("is ambiguous");
        }
        assertThat(GatewayConfig.builder()
                        .service(named("a", "a", "org/llama"))
                        .build()
                        .services())
                .hasSize(1);
    }

    private static RemoteService named(String name, String... models) {
        return new RemoteService(
                name,
                List.of(URI.create("http://127.0.0.1:1")),
                null,
                RemoteService.Failover.CONNECT,
                HealthCheck.DEFAULT,
                Services.options(0, Duration.ofSeconds(1), models),
                UpstreamTimeouts.DEFAULT);
    }
}
