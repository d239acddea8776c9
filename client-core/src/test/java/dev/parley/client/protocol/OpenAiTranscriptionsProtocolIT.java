package dev.parley.client.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.StreamingProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiTranscriptionsProtocolIT extends StreamingProtocolContractTest {
    private static final byte[] AUDIO = {'R', 'I', 'F', 'F', 0, (byte) 0xFF, '\r', '\n', '-', '-', (byte) 0x80};

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return profile(baseUrl, "gpt-4o-transcribe");
    }

    private static EndpointProfile profile(URI baseUrl, String model) {
        return EndpointProfile.builder("transcriptions", baseUrl)
                .protocol(Protocol.OPENAI_TRANSCRIPTIONS)
                .model(model)
                .build();
    }

    @Override
    protected ChatMessage question(String text) {
        return new ChatMessage(
                Role.USER,
                List.of(new ContentPart.Text(text), new ContentPart.Attachment("talk \"1\".wav", "audio/wav", AUDIO)));
    }

    @Override
    protected String requestType() {
        return "multipart/form-data; boundary=";
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return fields(request).get("prompt");
    }

    /** The parts of a form by their disposition's parameters; Latin-1 keeps the bytes of the file. */
    private static Map<String, String> fields(RecordedRequest request) {
        String boundary = request.header("content-type").split("boundary=", 2)[1];
        String body = new String(request.body(), ISO_8859_1);
        assertThat(body).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n");
        Map<String, String> fields = new LinkedHashMap<>();
        String inner = body.substring(boundary.length() + 4, body.length() - boundary.length() - 8);
        for (String part : inner.split("\r\n--" + boundary + "\r\n", -1)) {
            int blank = part.indexOf("\r\n\r\n");
            String head = part.substring(0, blank).replace("Content-Disposition: form-data; name=", "");
            String value = part.substring(blank + 4);
            String name = head.startsWith("\"file\"") ? head : head.replace("\"", "");
            fields.merge(
                    name,
                    new String(value.getBytes(ISO_8859_1), name.equals(head) ? ISO_8859_1 : UTF_8),
                    (a, b) -> a + "," + b);
        }
        return fields;
    }

    @Override
    protected String wholeBody(String text) {
        return OpenAiBodies.json(
                Map.of("text", text, "usage", Map.of("type", "tokens", "input_tokens", 14, "output_tokens", 45)));
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return pieces.stream()
                        .map(piece -> OpenAiBodies.event(Map.of("type", "transcript.text.delta", "delta", piece)))
                        .collect(Collectors.joining())
                + OpenAiBodies.event(Map.of(
                        "type",
                        "transcript.text.done",
                        "text",
                        String.join("", pieces),
                        "usage",
                        Map.of("input_tokens", 14, "output_tokens", 45)));
    }

    @Test
    void theFormHoldsTheFileByteForByteAndTheFields() {
        server.answer(wholeReply("x"));
        ask();
        RecordedRequest request = server.requests().getFirst();
        assertThat(request.target()).isEqualTo("/v1/audio/transcriptions");
        assertThat(fields(request))
                .containsExactly(
                        Map.entry("model", "gpt-4o-transcribe"),
                        Map.entry("prompt", "What is up?"),
                        Map.entry("response_format", "json"),
                        Map.entry("stream", "true"),
                        Map.entry(
                                "\"file\"; filename=\"talk %221%22.wav\"\r\nContent-Type: audio/wav",
                                new String(AUDIO, ISO_8859_1)));
        assertThat(request.header("accept")).contains("text/event-stream");
    }

    @ParameterizedTest
    @CsvSource({"whisper-1, , false", "whisper-1, true, true", "gpt-4o-transcribe, false, false", ", , false"})
    void aStreamIsAskedForOnlyWhereItIsKnown(String model, String parameter, boolean streaming) {
        server.answer(wholeReply("x"));
        Map<String, JsonText> parameters = parameter == null ? Map.of() : Map.of("stream", new JsonText(parameter));
        ChatRequest request = new ChatRequest(null, List.of(question("")), parameters, true);
        Collected.from(l -> connector.connect(profile(server.url(""), model)).open(request, l));
        RecordedRequest sent = server.requests().getFirst();
        assertThat(fields(sent).get("stream")).isEqualTo(parameter);
        assertThat(fields(sent)).doesNotContainKey("prompt");
        assertThat(sent.header("accept").contains("text/event-stream")).isEqualTo(streaming);
    }

    @Test
    void parametersAreFieldsOfTheirOwn() {
        server.answer(wholeReply("x"));
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        parameters.put("response_format", JsonText.string("verbose_json"));
        parameters.put("temperature", new JsonText("0.20"));
        parameters.put("timestamp_granularities", new JsonText("[\"word\",\"segment\"]"));
        parameters.put("include[]", new JsonText("[\"logprobs\"]"));
        parameters.put("prompt", new JsonText("null"));
        ask(new ChatRequest(null, List.of(question("p")), parameters, false));
        assertThat(fields(server.requests().getFirst()))
                .containsEntry("response_format", "verbose_json")
                .containsEntry("temperature", "0.20")
                .containsEntry("timestamp_granularities[]", "word,segment")
                .containsEntry("include[]", "logprobs")
                .doesNotContainKeys("prompt", "stream");
    }

    @Test
    void withoutOneAudioFileNothingIsSent() {
        ContentPart.Attachment audio = new ContentPart.Attachment("a.wav", "audio/wav", AUDIO);
        ContentPart.Attachment image = new ContentPart.Attachment("a.png", "image/png", AUDIO);
        for (List<ContentPart> parts :
                List.<List<ContentPart>>of(List.of(new ContentPart.Text("x")), List.of(image), List.of(audio, audio))) {
            assertThatThrownBy(() -> ask(ChatRequest.of("x").withMessages(List.of(new ChatMessage(Role.USER, parts)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A transcription needs one audio file attached to the last message.");
        }
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"video/mp4", "application/ogg", "AUDIO/MPEG"})
    void containersOfVideoAreTakenToo(String type) {
        server.answer(wholeReply("ok"));
        ChatMessage message = new ChatMessage(Role.USER, List.of(new ContentPart.Attachment("f", type, AUDIO)));
        assertThat(ask(ChatRequest.of("x").withMessages(List.of(message))).text())
                .isEqualTo("ok");
    }

    @Test
    void aVerboseAnswerGivesItsTextAndItsLength() {
        server.answer(Reply.json(200, """
                {"task": "transcribe", "language": "english", "duration": "8.470", "text": "The beach was popular.",
                 "segments": [{"id": 0, "text": "The beach"}], "words": [], "usage": {"type": "duration", "seconds": 9},
                 "logprobs": [{"token": "The", "logprob": -0.1, "bytes": [84]}, {"token": 3}]}"""));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("The beach was popular.");
        assertThat(answer.of(StreamEvent.TimingsReported.class))
                .extracting(StreamEvent.TimingsReported::timings)
                .containsExactly(Map.of("seconds", 9.0), Map.of("duration", 8.47));
        assertThat(answer.of(StreamEvent.LogprobsReceived.class).getFirst().tokens())
                .hasSize(1);
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(FinishReason.UNSTATED);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "text/plain; charset=utf-8",
        "application/x-subrip",
        "text/vtt",
        "application/octet-stream",
        "''"
    })
    void plainTextSubtitlesAndSquareBracketsAreTheTranscript(String type) {
        for (String text : List.of("[Music]\n", "1\n00:00:00,000 --> 00:00:02,000\nHi {there}\n", "WEBVTT\n\nHi")) {
            Reply reply = type.isEmpty() ? Reply.status(200) : Reply.status(200).header("Content-Type", type);
            server.answer(reply.body(text));
            Collected answer = ask();
            assertThat(answer.text()).isEqualTo(text);
            assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        }
    }

    @Test
    void textThatIsAJsonStringIsUnwrapped() {
        server.answer(Reply.json(200, "\"Hello\\n\""));
        assertThat(ask().text()).isEqualTo("Hello\n");
        server.answer(Reply.json(200, "\"Hello\", he said."));
        assertThat(ask().text()).isEqualTo("\"Hello\", he said.");
    }

    @Test
    void theLastEventHasTheTextWhereNoneCameBefore() {
        server.answer(Reply.sse().chunk("""
                data: {"type": "transcript.text.segment", "text": "not me", "speaker": "A"}

                data: {"type": "transcript.text.done", "text": "all of it", "logprobs": [{"token": "all", "logprob": -1}], "usage": {"input_tokens": 1, "output_tokens": 2}}

                """).stall());
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("all of it");
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
        assertThat(answer.of(StreamEvent.LogprobsReceived.class)).hasSize(1);
        assertThat(answer.of(StreamEvent.UsageReported.class))
                .extracting(StreamEvent.UsageReported::usage)
                .containsExactly(TokenUsage.of(1L, 2L));
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    /** As vLLM streams them. */
    @Test
    void chunksInTheShapeOfAChatAreUnderstood() {
        String events =
                "data: {\"object\": \"transcription.chunk\", \"choices\": [{\"delta\": {\"content\": \"Hi\"}}]}\n\n";
        server.answer(Reply.sse()
                .chunk(events)
                .chunk("data: {\"choices\": [{\"delta\": {\"content\": \"!\"}, \"finish_reason\": \"stop\"}]}\n\n")
                .chunk("data: [DONE]\n\n"));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("Hi!");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(FinishReason.STOP);
        server.answer(Reply.sse().chunk(events));
        assertThat(ask().error()).isInstanceOf(InferenceError.Truncated.class);
    }

    /** As whisper servers stream them: JSON without a type, or the bare text; they end with the connection. */
    @Test
    void bareEventsAreUnderstood() {
        server.answer(Reply.sse().chunk("data: {\"text\": \"one \"}\n\ndata: {\"text\": \"two\"}\n\n"));
        assertThat(ask().text()).isEqualTo("one two");
        server.answer(Reply.sse().chunk("data: one\n\ndata: {two}\n\ndata: [DONE]\n\n"));
        Collected text = ask();
        assertThat(text.text()).isEqualTo("one{two}");
        assertThat(text.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void anErrorInA200OrInAStreamIsReported() {
        server.answer(Reply.json(200, "{\"error\": {\"message\": \"file is broken\"}}"));
        assertThat(ask().error().detail()).isEqualTo("file is broken");
        server.answer(Reply.sse().chunk("data: {\"error\": {\"message\": \"gone\"}}\n\n"));
        assertThat(ask().error()).isInstanceOf(InferenceError.UpstreamError.class);
    }
}
