package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.client.ChatRequest;
import dev.parley.client.ErrorContext;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.wire.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is hard to make a server do, or to see through a socket. */
class DecodersTest {
    private final List<StreamEvent> events = new ArrayList<>();

    private static EndpointProfile.Builder profile(Protocol protocol) {
        return EndpointProfile.builder("x", URI.create("http://localhost")).protocol(protocol);
    }

    private static AnswerDecoder decoder(Protocol protocol, MediaIntake media) {
        return Adapters.of(protocol).decoder(profile(protocol).build(), media);
    }

    private static AnswerDecoder template(String pointer, StreamRule rule, String errorPointer) {
        return new TemplateAdapter()
                .decoder(
                        profile(Protocol.TEMPLATE)
                                .template(new TemplateSettings("{}", pointer, rule, errorPointer))
                                .build(),
                        new MemoryMedia());
    }

    private String text() {
        return events.stream()
                .filter(StreamEvent.TextDelta.class::isInstance)
                .map(event -> ((StreamEvent.TextDelta) event).text())
                .collect(Collectors.joining());
    }

    private static InferenceError error(DecodeException e) {
        return e.error(ErrorContext.of(true, e.detail()));
    }

    @Test
    void spokenAudioThatIsNoBase64IsMalformed() {
        AnswerDecoder decoder = decoder(Protocol.OPENAI_SPEECH, new MemoryMedia());
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() ->
                        decoder.piece(Frame.of("{\"type\": \"speech.audio.delta\", \"audio\": \"*\"}"), events::add))
                .satisfies(e -> assertThat(error(e)).isInstanceOf(InferenceError.MalformedResponse.class));
    }

    @Test
    void spokenAudioIsBounded() throws DecodeException {
        AnswerDecoder decoder = decoder(Protocol.OPENAI_SPEECH, new MemoryMedia());
        Frame frame = Frame.of("{\"type\": \"speech.audio.delta\", \"audio\": \""
                + Base64.getEncoder().encodeToString(new byte[1 << 20]) + "\"}");
        for (int i = 0; i < 64; i++) {
            assertThat(decoder.piece(frame, events::add)).isFalse();
        }
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.piece(frame, events::add))
                .satisfies(e -> assertThat(error(e)).isInstanceOf(InferenceError.TooLarge.class));
    }

    @Test
    void spokenAudioThatCannotBeStoredSaysSo() {
        MediaIntake full = new MediaIntake() {
            @Override
            public Media base64(String text, String mediaType, String name) {
                throw new AssertionError("no base64 here");
            }

            @Override
            public Media bytes(InputStream body, String mediaType) throws IOException {
                throw new IOException("the disk is full");
            }
        };
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder(Protocol.OPENAI_SPEECH, full)
                        .piece(Frame.of("{\"type\": \"speech.audio.done\"}"), events::add))
                .satisfies(e -> assertThat(e.detail()).contains("the disk is full"));
    }

    @Test
    void aMarkerEndsAStreamOfImagesToo() throws DecodeException {
        AnswerDecoder decoder = decoder(Protocol.OPENAI_IMAGES, new MemoryMedia());
        assertThat(decoder.piece(Frame.of("[DONE]"), events::add)).isTrue();
        assertThat(decoder.finishReason()).isNull();
        assertThat(decoder.orderlyEnd()).isNull();
        assertThat(decoder(Protocol.OPENAI_EMBEDDINGS, new MemoryMedia()).orderlyEnd())
                .isEqualTo(FinishReason.UNSTATED);
    }

    @Test
    void linksMayBeOfEitherSchemeOfTheWeb() throws DecodeException {
        decoder(Protocol.OPENAI_IMAGES, new MemoryMedia())
                .whole("{\"data\": [{\"url\": \"http://h/a.png\"}, {\"url\": \"HTTPS://h/b.png\"}]}", events::add);
        assertThat(events)
                .extracting(event -> ((StreamEvent.MediaReceived) event).media().content())
                .containsExactly(new Media.Link("http://h/a.png"), new Media.Link("HTTPS://h/b.png"));
    }

    @Test
    void aTemplatesStreamEndsAtAMarkerAndItsWholePointerTakesAnything() throws DecodeException {
        AnswerDecoder whole = template("", StreamRule.SSE, null);
        assertThat(whole.piece(Frame.of("not json"), events::add)).isFalse();
        assertThat(whole.piece(Frame.of("{\"a\": 1.0}"), events::add)).isFalse();
        assertThat(whole.piece(Frame.of("\"s\""), events::add)).isFalse();
        assertThat(whole.piece(Frame.of("[DONE]"), events::add)).isTrue();
        assertThat(text()).isEqualTo("not json{\"a\": 1.0}s");
        assertThat(whole.finishReason()).isEqualTo(FinishReason.UNSTATED);
    }

    @Test
    void aTemplatesErrorCountsOnlyWhereItIsSomething() throws DecodeException {
        AnswerDecoder decoder = template("/t", StreamRule.SSE, "/error");
        decoder.piece(Frame.of("{\"t\": \"a\", \"error\": null}"), events::add);
        decoder.piece(Frame.of("{\"t\": \"\"}"), events::add);
        decoder.piece(Frame.of("{\"t\": null}"), events::add);
        assertThat(text()).isEqualTo("a");
        assertThat(events).last().isInstanceOf(StreamEvent.Unrecognized.class);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> decoder.piece(Frame.of("{\"error\": {\"code\": 1}}"), events::add))
                .satisfies(e -> assertThat(error(e)).isInstanceOf(InferenceError.UpstreamError.class));
        template("", StreamRule.JSON, null).whole("plain", events::add);
        assertThat(text()).isEqualTo("aplain");
    }

    @Test
    void aTemplateWithoutItsSettingsSaysWhatItNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TemplateAdapter()
                        .encode(ChatRequest.of("x"), profile(Protocol.TEMPLATE).build(), true))
                .withMessageContaining("body template");
    }
}
