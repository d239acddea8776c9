package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.ProfileStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that are not ours at either end: a public mock of OpenAI-style servers, and OpenAI's own Node.js client. */
@Tag("full")
class RealServersIT {
    private static final String TOKEN = "token-of-the-test";
    private static final String FIRST = "A mock, **not** a model. 안녕하세요 👩‍🚀";
    private static final String SECOND = "The second answer of the same conversation.";

    @TempDir
    Path home;

    private NodeProcess mock;
    private String mockUrl;

    @BeforeEach
    void startMock() {
        Path answers = ParleyProcess.checkout().resolve("app/src/test/resources/mock/answers.json");
        mock = NodeProcess.start(
                Map.of(), "node_modules/@copilotkit/aimock/dist/cli.js", "--port", "0", "-f", answers.toString());
        mockUrl = mock.awaitMatch(Pattern.compile("listening on (http://\\S+)"));
    }

    @AfterEach
    void stopMock() {
        mock.close();
    }

    @Test
    void anAnswerStreamsFromTheMock() {
        ParleyProcess.Result result = ParleyProcess.at(home).run("ask", "--url", mockUrl, "--events", "Who is there?");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(text(result.out())).isEqualTo(FIRST);
        assertThat(result.out()).contains("\"type\":\"completed\",\"finish_reason\":\"stop\"", "\"posts\":1");
    }

    @Test
    void aConversationWithTheMockGoesOnInTheTerminalChat() {
        ProfileStore.open(home.resolve(".config/parley/profiles.json"))
                .put(EndpointProfile.builder("Mock", URI.create(mockUrl))
                        .model("gpt-4o")
                        .build());
        ParleyProcess.Result result =
                ParleyProcess.at(home).runWithInput("/profile Mock\nWho is there?\nAnd after that?\n/quit\n");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains(FIRST, SECOND);
    }

    @Test
    void theGatewayRelaysTheMockByModelByRelayAndAsAJob() {
        try (ParleyProcess gateway = gateway("--remote", "mock=" + mockUrl)) {
            String url = url(gateway);
            String service = url + "/api/v1/services/mock";
            ParleyProcess.Builder parley = ParleyProcess.at(home).env("KEY", TOKEN);
            for (String[] route : new String[][] {
                {"--url", url, "--model", "mock/gpt-4o"},
                {"--url", service, "--delivery", "vessl-relay", "--model", "gpt-4o"},
                {"--url", service, "--delivery", "vessl-async", "--model", "gpt-4o"},
            }) {
                ParleyProcess.Result result =
                        parley.run(join(new String[] {"ask", "--key-env", "KEY", "Who is there?"}, route));
                assertThat(result.err()).as(String.join(" ", route)).isEmpty();
                assertThat(result.exitCode()).isZero();
                assertThat(result.out().strip()).isEqualTo(FIRST);
            }
        }
    }

    @Test
    void openAisOwnClientUnderstandsTheGateway() {
        try (ParleyProcess gateway = gateway();
                NodeProcess client = NodeProcess.start(
                        Map.of("OPENAI_API_KEY", TOKEN),
                        "openai-client.mjs",
                        url(gateway) + "/v1",
                        "demo",
                        "Show me a table")) {
            JsonNode seen = JsonMapper.shared().readTree(client.awaitMatch(Pattern.compile("^(\\{.*})$")));
            assertThat(seen.at("/models/0").stringValue()).isEqualTo("demo");
            assertThat(seen.path("streamed").stringValue())
                    .contains("|")
                    .isEqualTo(seen.path("whole").stringValue());
            assertThat(seen.path("finish").stringValue()).isEqualTo("stop");
            assertThat(seen.at("/usage/completion_tokens").intValue()).isPositive();
            assertThat(seen.at("/refusal/status").intValue()).isEqualTo(404);
            assertThat(seen.at("/refusal/code").stringValue()).isEqualTo("model_not_found");
        }
    }

    private ParleyProcess gateway(String... more) {
        String[] start = {
            "gateway",
            "--port",
            "0",
            "--demo-rate",
            "5000",
            "--data",
            home.resolve("jobs").toString()
        };
        return ParleyProcess.at(home).env("PARLEY_GATEWAY_TOKEN", TOKEN).start(join(start, more));
    }

    private static String url(ParleyProcess gateway) {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> gateway.out().endsWith("\n"));
        return JsonMapper.shared().readTree(gateway.out()).path("url").stringValue();
    }

    private static String text(String events) {
        StringBuilder text = new StringBuilder();
        events.lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(event -> event.path("type").asString("").equals("text_delta"))
                .forEach(event -> text.append(event.path("text").stringValue()));
        return text.toString();
    }

    private static String[] join(String[] first, String... rest) {
        String[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}
