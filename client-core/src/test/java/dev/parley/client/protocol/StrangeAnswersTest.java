package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parley.client.ErrorContext;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.wire.Frame;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever JSON a server sends where something else is expected, a decoder gives events or says what is wrong. */
class StrangeAnswersTest {

    @SuppressWarnings("ImmutableEnumChecker") // test data, never written to
    enum Fixture {
        INFER(Protocol.KSERVE_INFER, """
                {"model_name": "m", "outputs": [
                 {"name": "t", "shape": [1, 1], "datatype": "BYTES", "data": [["a"]], "parameters": {"a": 1}},
                 {"name": "e", "shape": [1, 2], "datatype": "FP32", "data": [1.5, 2]}]}"""),
        GENERATE(Protocol.KSERVE_GENERATE, """
                {"text_output": "a", "model_name": "m", "details": {"finish_reason": "length",
                 "logprobs": [{"id": 1, "text": "a", "logprob": -0.5, "special": false}],
                 "token": {"id": 1, "text": "a", "logprob": -0.5, "special": false}}}"""),
        GENERATE_BATCH(Protocol.KSERVE_GENERATE, "{\"text_output\": [\"a\", \"b\"]}"),
        TORCHSERVE(Protocol.TORCHSERVE_PREDICTIONS, """
                {"text": "a", "token": {"text": "a"}, "details": {"finish_reason": "eos_token"}}"""),
        TORCHSERVE_ERROR(Protocol.TORCHSERVE_PREDICTIONS, """
                {"code": 500, "type": "InternalServerException", "message": "no"}"""),
        IMAGES(Protocol.OPENAI_IMAGES, """
                {"created": 1, "output_format": "png", "data": [{"b64_json": "R0lGODlh", "revised_prompt": "p"},
                 {"url": "https://h/x.png"}], "usage": {"input_tokens": 1, "output_tokens": 2,
                 "prompt_tokens_details": {"cached_tokens": 1}}}"""),
        IMAGE_EVENT(Protocol.OPENAI_IMAGES, """
                {"type": "image_generation.completed", "b64_json": "R0lGODlh", "output_format": "jpeg"}"""),
        SPEECH_DELTA(Protocol.OPENAI_SPEECH, "{\"type\": \"speech.audio.delta\", \"audio\": \"R0lGODlh\"}"),
        SPEECH_DONE(Protocol.OPENAI_SPEECH, """
                {"type": "speech.audio.done", "usage": {"input_tokens": 1, "output_tokens": 2}}"""),
        SPEECH_ERROR(Protocol.OPENAI_SPEECH, "{\"error\": {\"message\": \"m\", \"code\": 1}}"),
        TRANSCRIPTION(Protocol.OPENAI_TRANSCRIPTIONS, """
                {"text": "a", "duration": "1.5", "usage": {"type": "duration", "seconds": 2},
                 "logprobs": [{"token": "a", "logprob": -1}]}"""),
        TRANSCRIPTION_DELTA(Protocol.OPENAI_TRANSCRIPTIONS, """
                {"type": "transcript.text.delta", "delta": "a", "logprobs": [{"token": "a", "logprob": -1}]}"""),
        TRANSCRIPTION_DONE(Protocol.OPENAI_TRANSCRIPTIONS, """
                {"type": "transcript.text.done", "text": "a", "usage": {"input_tokens": 1, "output_tokens": 2}}"""),
        TRANSCRIPTION_CHUNK(Protocol.OPENAI_TRANSCRIPTIONS, """
                {"choices": [{"index": 0, "delta": {"content": "a"}, "finish_reason": "stop"}]}"""),
        EMBEDDINGS(Protocol.OPENAI_EMBEDDINGS, """
                {"data": [{"index": 0, "embedding": [1, 2.5]}, {"index": 1, "embedding": "AACAPw=="}],
                 "usage": {"prompt_tokens": 1}}"""),
        VIDEO(Protocol.OPENAI_VIDEOS, """
                {"id": "v", "status": "completed", "data": [{"b64_json": "R0lGODlh"}], "url": "https://h/v.mp4",
                 "error": null, "usage": {"input_tokens": 1}}""");

        private final Protocol protocol;
        private final String body;

        Fixture(Protocol protocol, String body) {
            this.protocol = protocol;
            this.body = body;
        }

        AnswerDecoder decoder() {
            EndpointProfile profile = EndpointProfile.builder("x", URI.create("http://localhost"))
                    .protocol(protocol)
                    .build();
            return Adapters.of(protocol).decoder(profile, new MemoryMedia());
        }
    }

    private static final Set<Fixture> EVENTS = EnumSet.of(
            Fixture.IMAGE_EVENT,
            Fixture.SPEECH_DELTA,
            Fixture.SPEECH_DONE,
            Fixture.TRANSCRIPTION_DELTA,
            Fixture.TRANSCRIPTION_DONE,
            Fixture.TRANSCRIPTION_CHUNK);

    @FunctionalInterface
    private interface Decoding {
        void run(AnswerDecoder decoder, List<StreamEvent> events) throws DecodeException;
    }

    @ParameterizedTest
    @EnumSource
    void aWholeAnswerGivesSomethingOrSaysWhatIsWrong(Fixture fixture) {
        for (String body : Mutations.of(fixture.body)) {
            decode(fixture, body, (decoder, out) -> decoder.whole(body, out::add));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPieceOfAStreamIsUnderstoodShownOrSaysWhatIsWrong(Fixture fixture) {
        for (String body : Mutations.of(fixture.body)) {
            decode(fixture, body, (decoder, out) -> {
                // Some decoders learn from the first piece what the stream is made of.
                decoder.piece(Frame.of(body), out::add);
                decoder.piece(Frame.of(fixture.body), out::add);
                decoder.piece(Frame.of(body), out::add);
            });
        }
    }

    private static void decode(Fixture fixture, String body, Decoding decoding) {
        List<StreamEvent> events = new ArrayList<>();
        AnswerDecoder decoder = fixture.decoder();
        try {
            decoding.run(decoder, events);
        } catch (DecodeException expected) {
            InferenceError error = expected.error(ErrorContext.of(true, expected.detail()));
            assertThat(error)
                    .as(body)
                    .isInstanceOfAny(InferenceError.MalformedResponse.class, InferenceError.UpstreamError.class);
        } catch (RuntimeException bug) {
            fail("on " + body, bug);
        }
        assertThat(events).as(body).noneMatch(StreamEvent.Terminal.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TORCHSERVE_ERROR", "SPEECH_ERROR"})
    void theFixturesThemselvesAreUnderstood(Fixture fixture) throws DecodeException {
        List<StreamEvent> events = new ArrayList<>();
        AnswerDecoder decoder = fixture.decoder();
        if (EVENTS.contains(fixture)) {
            decoder.piece(Frame.of(fixture.body), events::add);
        } else {
            decoder.whole(fixture.body, events::add);
        }
        assertThat(events).isNotEmpty().noneMatch(StreamEvent.Unrecognized.class::isInstance);
    }
}
