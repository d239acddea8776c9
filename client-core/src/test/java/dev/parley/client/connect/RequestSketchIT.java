package dev.parley.client.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.Combination;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.snippet.RequestSketch;
import dev.parley.testkit.HttpHeader;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is shown as code is what is sent, whatever the endpoint speaks and however it travels. */
class RequestSketchIT {
    private static final String KEY = "sk-secret-0123456789";
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "user-agent",
            "accept",
            "accept-encoding",
            "connection",
            "content-length",
            "host",
            // Another one for each job, so it cannot be in code that is run again.
            "idempotency-key");

    static Stream<Arguments> pairs() {
        return Arrays.stream(Protocol.values())
                .flatMap(protocol -> Arrays.stream(Delivery.values())
                        .filter(delivery ->
                                Combination.refusal(protocol, delivery).isEmpty())
                        .map(delivery -> Arguments.of(protocol, delivery)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSketchIsWhatIsSent(Protocol protocol, Delivery delivery) {
        try (ScriptedHttpServer server = new ScriptedHttpServer();
                EndpointConnector connector = EndpointConnector.builder()
                        .secrets(ref -> Secret.of(KEY))
                        .build()) {
            server.answer(Reply.json(400, "{}"));
            EndpointProfile profile = EndpointProfile.builder("sketch", server.url(""))
                    .protocol(protocol)
                    .delivery(delivery)
                    .model("owner/name")
                    .path(delivery == Delivery.RUNPOD || delivery == Delivery.FAL ? "/v2/ep" : null)
                    .secretId("k")
                    .headers(Map.of("X-Extra", "yes"))
                    .resend(ResendPolicy.NEVER)
                    .template(
                            protocol == Protocol.TEMPLATE
                                    ? new TemplateSettings("{\"q\":\"{{prompt}}\"}", "/a", StreamRule.JSON, null)
                                    : null)
                    .build();
            ChatRequest request = request(protocol);
            RequestSketch sketch = connector.sketch(profile, request);
            assertThat(server.connections()).isZero();
            Collected.from(l -> connector.connect(profile).open(request, l));

            RecordedRequest sent = server.requests().getFirst();
            assertThat(sent.method()).isEqualTo(sketch.method());
            assertThat(server.url(sent.target())).isEqualTo(sketch.url());
            assertThat(headers(sent.headers())).isEqualTo(headers(sketch));
            assertThat(sketch.toString()).doesNotContain(KEY);
            switch (sketch.body()) {
                case RequestSketch.Json json ->
                    assertThat(JsonMapper.shared().readTree(sent.bodyText()))
                            .isEqualTo(JsonMapper.shared().readTree(json.text().text()));
                case RequestSketch.Multipart form ->
                    assertThat(form.parts())
                            .allSatisfy(part -> assertThat(sent.bodyText()).contains("name=\"" + part.name() + "\""));
                case null -> throw new AssertionError("no body");
            }
        }
    }

    private static ChatRequest request(Protocol protocol) {
        ContentPart text = new ContentPart.Text("Say \"hi\" to 세계");
        List<ContentPart> parts = protocol == Protocol.OPENAI_TRANSCRIPTIONS
                ? List.of(text, new ContentPart.Attachment("a.wav", "audio/wav", new byte[] {1, 2, 3}))
                : List.of(text);
        return new ChatRequest(
                null, List.of(new ChatMessage(Role.USER, parts)), Map.of("temperature", new JsonText("0.70")), true);
    }

    private static Map<String, String> headers(List<HttpHeader> sent) {
        return sent.stream()
                .filter(header -> !OF_THE_CLIENT.contains(header.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(
                        header -> header.name().toLowerCase(Locale.ROOT),
                        header -> header.value().replace(KEY, "KEY").split(";", 2)[0]));
    }

    /** With the key where the code would put it. */
    private static Map<String, String> headers(RequestSketch sketch) {
        Map<String, String> all = sketch.headers().stream()
                .collect(Collectors.toMap(
                        header -> header.name().toLowerCase(Locale.ROOT), RequestSketch.Header::value));
        if (sketch.body() instanceof RequestSketch.Multipart) {
            all.put("content-type", "multipart/form-data");
        }
        assertThat(sketch.key()).isNotNull();
        all.put(sketch.key().header().toLowerCase(Locale.ROOT), sketch.key().prefix() + "KEY");
        return all;
    }
}
