package dev.parley.client.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs against a server that sees the key, and says it again. */
class CaptureSecretsIT {
    private static final String KEY = "sk-very-secret-0123456789";

    private static Capture record(EndpointProfile profile) {
        CaptureRecorder recorder = new CaptureRecorder(Instant.now(), System.nanoTime(), () -> {});
        try (EndpointConnector connector = EndpointConnector.builder()
                        .secrets(ref -> Secret.of(KEY))
                        .build();
                EventStream stream =
                        recorder.watch(connector.connect(profile).open(ChatRequest.of("Hello"), recorder))) {
            while (stream.next() != null) {
                // to its end
            }
        }
        return recorder.snapshot();
    }

    @ParameterizedTest
    @EnumSource(
            value = AuthScheme.class,
            names = {"BEARER", "X_API_KEY", "X_GOOG_API_KEY", "KEY"})
    void theKeyIsNowhereInACapture(AuthScheme scheme) {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.sse().chunk(OpenAiBodies.chatStream(List.of("You ", "said ", KEY, "!"))));
            Capture capture = record(EndpointProfile.builder("bench", server.url(""))
                    .authScheme(scheme)
                    .secretId("key")
                    .build());

            assertThat(server.requests().getFirst().headers().toString()).contains(KEY);
            assertThat(capture.ending()).isEqualTo(Capture.Ending.COMPLETED);
            assertThat(capture.exchanges().getFirst().request().isMasked()).isTrue();
            assertThat(capture.frames().map(CapturedFrame::text)).contains("You ", "said ", "•••");
            assertThat(CaptureFile.write(capture)).doesNotContain(KEY).contains("•••");
        }
    }

    @Test
    void theKeyOfAQueryIsNowhereInACapture() {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.sse().chunk(OpenAiBodies.chatStream(List.of("Hi"))));
            Capture capture = record(EndpointProfile.builder("bench", server.url(""))
                    .path("/v1/chat/completions?api_key=" + KEY)
                    .build());

            assertThat(server.requests().getFirst().target()).contains(KEY);
            assertThat(capture.frames().map(CapturedFrame::text)).contains("Hi");
            assertThat(CaptureFile.write(capture)).doesNotContain(KEY).contains("api_key=•••");
        }
    }

    @Test
    void theConnectionAndItsPhasesAreWrittenDown() {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.sse().chunk(OpenAiBodies.chatStream(List.of("Hi"))));
            Capture capture =
                    record(EndpointProfile.builder("bench", server.url("")).build());

            assertThat(capture.exchanges().getFirst().protocol()).isEqualTo("http/1.1");
            assertThat(capture.exchanges().getFirst().tls()).isNull();
            assertThat(capture.phases())
                    .extracting(CapturedPhase::kind)
                    .containsSubsequence(
                            CapturedPhase.Kind.CONNECT,
                            CapturedPhase.Kind.REQUEST,
                            CapturedPhase.Kind.FIRST_BYTE,
                            CapturedPhase.Kind.FIRST_TOKEN,
                            CapturedPhase.Kind.ANSWER);
            assertThat(capture.phases())
                    .allSatisfy(phase -> assertThat(phase.nanos()).isNotNegative());
        }
    }
}
