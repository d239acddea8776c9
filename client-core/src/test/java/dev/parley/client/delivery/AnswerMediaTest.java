package dev.parley.client.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.client.ErrorContext;
import dev.parley.client.InferenceError;
import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.media.MediaFolder;
import dev.parley.client.protocol.Adapters;
import dev.parley.client.protocol.AnswerDecoder;
import dev.parley.client.protocol.DecodeException;
import dev.parley.client.protocol.MediaIntake;
import dev.parley.client.wire.WireLimitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerMediaTest {
    @TempDir
    private Path folder;

    private AnswerMedia media;

    @BeforeEach
    void open() {
        media = new AnswerMedia(MediaFolder.at(folder));
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(20_260_512L).nextBytes(bytes);
        return bytes;
    }

    private String through(String body) throws IOException {
        try (InputStream in = media.lifting(new ByteArrayInputStream(body.getBytes(UTF_8)))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static byte[] bytes(Media media) throws IOException {
        return Files.readAllBytes(((Media.InFile) media.content()).file());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1_000, 30_000, 100_000})
    void base64OfEitherAlphabetIsItsBytes(int size) throws Exception {
        byte[] image = noise(size);
        for (Base64.Encoder encoder : List.of(
                Base64.getEncoder(),
                Base64.getUrlEncoder(),
                Base64.getUrlEncoder().withoutPadding(),
                Base64.getMimeEncoder())) {
            String text = through(encoder.encodeToString(image));
            assertThat(bytes(media.base64(text, null, null))).isEqualTo(image);
        }
        media.discardParts();
        assertThat(files()).hasSize(4);
    }

    @Test
    void aDataUriSaysWhatItIs() throws Exception {
        String image = Base64.getEncoder().encodeToString(noise(90_000));
        Media said = media.base64(through("data:image/webp;base64," + image), "image/png", "a.webp");
        assertThat(said.mediaType()).isEqualTo("image/webp");
        assertThat(said.name()).isEqualTo("a.webp");
        assertThat(bytes(said)).isEqualTo(noise(90_000));
        assertThat(media.base64("data:;charset=x;base64,R0lGODlh", null, null).mediaType())
                .isEqualTo("image/gif");
        assertThat(media.base64("R0lGODlh", "image/png", null).mediaType()).isEqualTo("image/png");
    }

    /** The heap never holds an image of 20 MiB: what a decoder sees of it is short. */
    @Test
    void aLargeImageReachesTheDecoderAsAShortString() throws Exception {
        byte[] image = noise(20 << 20);
        String body = "{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(image) + "\"}]}";
        String stayed = through(body);
        assertThat(stayed.length()).isLessThan(64 * 1024);
        List<Integer> lengths = new ArrayList<>();
        MediaIntake watched = new MediaIntake() {
            @Override
            public Media base64(String text, String mediaType, String name) throws DecodeException {
                lengths.add(text.length());
                return media.base64(text, mediaType, name);
            }

            @Override
            public Media bytes(InputStream in, String mediaType) {
                throw new AssertionError("bytes in a JSON answer");
            }
        };
        List<StreamEvent> events = new ArrayList<>();
        decoder(Protocol.OPENAI_IMAGES, watched).whole(stayed, events::add);
        assertThat(lengths)
                .singleElement()
                .satisfies(length -> assertThat(length).isLessThan(64 * 1024));
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        StreamEvent.MediaReceived.class,
                        received -> assertThat(Arrays.equals(contentOf(received), image))
                                .isTrue());
    }

    private static byte[] contentOf(StreamEvent.MediaReceived received) {
        try {
            return bytes(received.media());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AnswerDecoder decoder(Protocol protocol, MediaIntake intake) {
        EndpointProfile profile = EndpointProfile.builder("x", URI.create("http://localhost"))
                .protocol(protocol)
                .build();
        return Adapters.of(protocol).decoder(profile, intake);
    }

    enum Kind {
        TEXT,
        REASONING,
        ARGUMENTS;

        StreamEvent event(String text) {
            return switch (this) {
                case TEXT -> new StreamEvent.TextDelta(1, text, 5);
                case REASONING -> new StreamEvent.ReasoningDelta(1, text, 5);
                case ARGUMENTS -> new StreamEvent.ToolCallDelta(1, 2, "id", "name", text, 5);
            };
        }
    }

    /** A model that is asked to encode a file answers with base64 that nobody meant as an image. */
    @ParameterizedTest
    @EnumSource
    void base64ThatIsTextComesBackUnharmed(Kind kind) throws Exception {
        String text = "Here: " + Base64.getEncoder().encodeToString(noise(60_000)) + " and "
                + Base64.getUrlEncoder().encodeToString(noise(70_000)) + " $1 \\ done";
        String stayed = through(text);
        assertThat(stayed.length()).isLessThan(text.length());
        assertThat(media.restored(kind.event(stayed))).isEqualTo(kind.event(text));
        assertThat(media.restored(stayed)).isEqualTo(text);
        media.discardParts();
        assertThat(files()).isEmpty();
    }

    @Test
    void anEventWithoutTextAndAnAnswerWithoutPartsAreLeftAlone() throws Exception {
        StreamEvent text = new StreamEvent.TextDelta(0, "{{lifted x 0}}", 1);
        assertThat(media.restored(text)).isSameAs(text);
        through(Base64.getEncoder().encodeToString(noise(60_000)));
        assertThat(media.restored(text)).isEqualTo(text);
        StreamEvent opened = new StreamEvent.Opened(200, 1);
        assertThat(media.restored(opened)).isSameAs(opened);
    }

    @Test
    void moreThanTwoMebibytesAreNotPutBack() throws Exception {
        String one = Base64.getEncoder().encodeToString(noise(1 << 20));
        String stayed = through(one + "\n" + one);
        assertThat(media.restored(stayed.substring(0, stayed.indexOf('\n')))).isEqualTo(one);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> media.restored(new StreamEvent.TextDelta(0, stayed, 1)));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> media.restored(stayed))
                .satisfies(e ->
                        assertThat(e.error(ErrorContext.of(true, ""))).isInstanceOf(InferenceError.TooLarge.class));
    }

    @Test
    void aPartThatIsGoneIsAnErrorAndNotAnEmptyText() throws Exception {
        String stayed = through(Base64.getEncoder().encodeToString(noise(60_000)));
        media.discardParts();
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> media.restored(stayed));
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> media.base64(stayed, null, null));
        String invented = stayed.replaceAll(" 0}}$", " 99}}");
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> media.base64(invented, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!!!", "data:image/png;base64,", "A"})
    void nothingIsNoMedia(String text) throws IOException {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> media.base64(text, null, null))
                .satisfies(e -> assertThat(e.error(ErrorContext.of(true, "")))
                        .isInstanceOf(InferenceError.MalformedResponse.class));
        assertThat(files()).isEmpty();
    }

    @Test
    void bytesGoToAFileAsTheyAreEvenWhereTheyHoldBase64() throws Exception {
        String svg = "<svg>" + Base64.getEncoder().encodeToString(noise(100_000)) + "</svg>";
        try (InputStream in = media.lifting(new ByteArrayInputStream(svg.getBytes(UTF_8)))) {
            Media file = media.bytes(in, "image/svg+xml");
            assertThat(bytes(file)).asString(UTF_8).isEqualTo(svg);
        }
        Media direct = media.bytes(new ByteArrayInputStream(new byte[] {'G', 'I', 'F', '8'}), "");
        assertThat(direct.mediaType()).isEqualTo("image/gif");
        assertThat(((Media.InFile) direct.content()).bytes()).isEqualTo(4);
    }

    @Test
    void bytesOverTheLimitAreTooLargeAndLeaveNoFile() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 7;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> media.bytes(endless, "video/mp4"))
                .satisfies(e -> assertThat(e.error(ErrorContext.of(true, "")))
                        .isEqualTo(new InferenceError.TooLarge(
                                "the media", AnswerMedia.MOST_BYTES, ErrorContext.of(true, ""))));
        assertThat(files()).isEmpty();
    }

    @Test
    void manyMediaAreBoundedInSum() throws Exception {
        media = new AnswerMedia(MediaFolder.at(folder), 200_000);
        String one = Base64.getEncoder().encodeToString(noise(90_000));
        assertThat(bytes(media.base64(through(one), null, null))).isEqualTo(noise(90_000));
        assertThat(bytes(media.base64(through(one), null, null))).isEqualTo(noise(90_000));
        assertThatExceptionOfType(WireLimitException.class)
                .isThrownBy(() -> through(one))
                .satisfies(e -> {
                    assertThat(e.what()).isEqualTo("all media of the answer");
                    assertThat(e.limit()).isEqualTo(200_000);
                });
    }
}
