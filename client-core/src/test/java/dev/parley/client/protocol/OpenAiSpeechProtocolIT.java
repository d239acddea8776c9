package dev.parley.client.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.ProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiSpeechProtocolIT extends ProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("speech", baseUrl)
                .protocol(Protocol.OPENAI_SPEECH)
                .model("tts-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("input").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return text;
    }

    @Override
    protected Reply wholeReply(String text) {
        return Reply.text(200, "audio/mpeg", text);
    }

    @Override
    protected String said(Collected answer) {
        return answer.of(StreamEvent.MediaReceived.class).stream()
                .map(received -> new String(bytes(received.media()), UTF_8))
                .findFirst()
                .orElse("");
    }

    @Override
    protected boolean supportsUsage() {
        return false;
    }

    private static byte[] bytes(Media media) {
        try {
            return Files.readAllBytes(((Media.InFile) media.content()).file());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(20_260_512L).nextBytes(bytes);
        return bytes;
    }

    @Test
    void theVoiceHasADefaultAndTheParametersWin() {
        server.answer(wholeReply("x"));
        ask();
        assertThat(server.requests().getFirst().target()).isEqualTo("/v1/audio/speech");
        assertThat(server.requests().getFirst().header("accept")).startsWith("audio/*");
        assertThat(OpenAiBodies.parse(server.requests().getFirst().bodyText())).isEqualTo(OpenAiBodies.parse("""
                        {"model": "tts-1", "input": "What is up?", "voice": "alloy"}"""));
        ask(new ChatRequest(
                "tts-2",
                List.of(ChatMessage.user("hi")),
                Map.of("voice", JsonText.string("coral"), "speed", new JsonText("1.50")),
                true));
        assertThat(OpenAiBodies.parse(server.requests().getLast().bodyText())).isEqualTo(OpenAiBodies.parse("""
                        {"model": "tts-2", "input": "hi", "voice": "coral", "speed": 1.50}"""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 300_000})
    void theAudioLiesInAFileByteForByteHoweverItIsChunked(int size) {
        byte[] audio = noise(size);
        Reply reply = Reply.status(200).header("Content-Type", "audio/wav");
        for (int at = 0; at < audio.length; at += 4_001) {
            reply = reply.chunk(java.util.Arrays.copyOfRange(audio, at, Math.min(at + 4_001, audio.length)));
        }
        server.answer(reply);
        Collected answer = ask();
        Media media = answer.of(StreamEvent.MediaReceived.class).getFirst().media();
        assertThat(media.mediaType()).isEqualTo("audio/wav");
        assertThat(bytes(media)).isEqualTo(audio);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    /** A file may hold base64 of its own, such as a drawing with a picture in it. */
    @Test
    void longBase64WithinTheBytesStaysWhereItIs() {
        String file = "<svg>" + Base64.getEncoder().encodeToString(noise(90_000)) + "</svg>";
        server.answer(Reply.text(200, "image/svg+xml", file));
        assertThat(said(ask())).isEqualTo(file);
    }

    @Test
    void noBytesAreNoAudio() {
        server.answer(Reply.text(200, "audio/mpeg", ""));
        assertThat(ask().error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @Test
    void audioThatBreaksOffIsTruncatedAndItsFileIsGone() throws IOException {
        server.answer(Reply.status(200)
                .header("Content-Type", "audio/mpeg")
                .chunk("ID3abc")
                .cut());
        assertThat(ask().error()).isInstanceOf(InferenceError.Truncated.class);
        try (var files = Files.list(mediaFolder)) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json"})
    void anErrorInA200IsReportedAndNoFile(String type) {
        server.answer(Reply.text(200, type, "{\"error\": {\"message\": \"voice unknown\"}}"));
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(answer.error().detail()).isEqualTo("voice unknown");
        assertThat(answer.of(StreamEvent.MediaReceived.class)).isEmpty();
    }

    @Test
    void eventsOfAudioBecomeOneFile() {
        byte[] audio = noise(100_000);
        String first = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(audio, 60_000));
        String second = Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(audio, 60_000, 100_000));
        String deltas = "data: {\"type\": \"speech.audio.delta\", \"audio\": \"" + first + "\"}\n\n"
                + "data: {\"type\": \"speech.audio.delta\", \"audio\": \"" + second + "\"}\n\n"
                + "data: {\"type\": \"speech.strange\"}\n\n";
        server.answer(Reply.sse()
                .chunk(deltas)
                .chunk("data: {\"type\": \"speech.audio.done\", \"usage\": {\"input_tokens\": 3, \"output_tokens\": 4}}"
                        + "\n\n"));
        Collected answer = ask();
        assertThat(answer.of(StreamEvent.MediaReceived.class))
                .singleElement()
                .satisfies(received -> assertThat(bytes(received.media())).isEqualTo(audio));
        assertThat(answer.of(StreamEvent.UsageReported.class)).hasSize(1);
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        server.answer(Reply.sse().chunk(deltas));
        assertThat(ask().error()).isInstanceOf(InferenceError.Truncated.class);
    }
}
