package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clients that nobody here wrote, at the demo model and, through the gateway, at a server that nobody here wrote. */
@Tag("full")
class OtherClientsIT {
    private static final String ANSWER =
            "A mock, **not** a model. 안녕하세요 👩‍🚀 and a few more words to be cut to pieces.";
    private static final String REMOTE = "mock/some/model-1";

    @TempDir
    Path folder;

    private Programs.Mock mock;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        Path answers = Files.writeString(
                folder.resolve("answers.json"),
                "{\"fixtures\":[{\"match\":{\"userMessage\":\"Who is there?\"},\"response\":{\"content\":\"" + ANSWER
                        + "\"}}]}");
        mock = Programs.Mock.start(answers);
        gateway = Gateway.start(GatewayConfig.builder()
                .port(0)
                .demoTokensPerSecond(10_000)
                .service(new RemoteService("mock", URI.create(mock.url()), null))
                .build());
    }

    @AfterEach
    void stop() {
        gateway.close();
        mock.close();
    }

    @Test
    void openAisClientWorks() {
        JsonNode seen = Programs.node(
                        Map.of("OPENAI_API_KEY", gateway.token()), "openai-gateway.mjs", gateway.url() + "/v1", REMOTE)
                .json();

        assertThat(seen.at("/models/0").stringValue()).isEqualTo("demo");
        assertThat(seen.path("found").booleanValue()).isTrue();
        assertThat(seen.path("text").stringValue()).isEqualTo(ANSWER);
        assertThat(seen.path("chunks").intValue()).isGreaterThan(3);
        assertThat(seen.path("responded").stringValue()).isEqualTo(ANSWER);
        assertThat(seen.path("lastEvent").stringValue()).isEqualTo("response.completed");
        assertThat(seen.at("/background/status").stringValue()).isEqualTo("completed");
        assertThat(seen.at("/background/text").stringValue()).isEqualTo(ANSWER);
        assertThat(seen.at("/background/resumed").stringValue()).isEqualTo(ANSWER);
        assertThat(seen.at("/background/lastResumed").stringValue()).isEqualTo("response.completed");
        assertThat(seen.at("/background/cancelled").stringValue()).isIn("cancelled", "completed");
        assertThat(seen.path("before").intValue()).isEqualTo(3);
        assertThat(refusal(seen, "unknown")).containsExactly("NotFoundError", "404", "model_not_found");
        assertThat(refusal(seen, "limited")).containsExactly("RateLimitError", "429", "rate_limit_exceeded");
        assertThat(seen.at("/limited/retry").stringValue()).isEqualTo("2");
        assertThat(refusal(seen, "unauthorized").subList(0, 2)).containsExactly("AuthenticationError", "401");
    }

    @Test
    void theAiSdkWorks() {
        JsonNode seen = Programs.node(
                        Map.of("OPENAI_API_KEY", gateway.token()), "ai-sdk-gateway.mjs", gateway.url() + "/v1", REMOTE)
                .json();

        assertThat(seen.path("text").stringValue()).isEqualTo(ANSWER);
        assertThat(seen.path("pieces").intValue()).isGreaterThan(3);
        assertThat(seen.path("finish").stringValue()).isEqualTo("stop");
        assertThat(seen.path("calls").toString()).isEqualTo("[{\"city\":\"demo\",\"days\":1}]");
        assertThat(seen.path("afterTool").stringValue()).contains("21.5");
        assertThat(seen.path("steps").intValue()).isEqualTo(2);
        assertThat(seen.path("outputTokens").intValue()).isPositive();
        assertThat(seen.at("/refused/status").intValue()).isEqualTo(404);
        assertThat(seen.at("/refused/message").stringValue()).contains("No service of this gateway has that model");
        assertThat(seen.at("/refused/retryable").booleanValue()).isFalse();
    }

    @Test
    void anthropicsClientWorksAtAServerThatSpeaksItsProtocol() {
        JsonNode seen = Programs.node(
                        Map.of("ANTHROPIC_API_KEY", gateway.token()),
                        "anthropic-gateway.mjs",
                        gateway.url().toString(),
                        REMOTE)
                .json();

        assertThat(seen.path("text").stringValue()).isEqualTo(ANSWER);
        assertThat(seen.path("first").stringValue()).isEqualTo("message_start");
        assertThat(seen.path("last").stringValue()).isEqualTo("message_stop");
        assertThat(seen.path("stop").stringValue()).isEqualTo("end_turn");
        assertThat(seen.at("/unknown/kind").stringValue()).isEqualTo("NotFoundError");
        assertThat(seen.at("/unauthorized/status").intValue()).isEqualTo(401);
    }

    private static List<String> refusal(JsonNode seen, String name) {
        JsonNode refusal = seen.path(name);
        return List.of(
                refusal.path("kind").asString(""),
                refusal.path("status").asString(""),
                refusal.path("code").asString(""));
    }
}
