package dev.parley.client.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MediaTypesTest {

    static List<Arguments> beginnings() {
        return List.of(
                Arguments.of("\u0089PNG\r\n\u001A\n", "image/png"),
                Arguments.of("\u00FF\u00D8\u00FF\u00E0", "image/jpeg"),
                Arguments.of("GIF89a", "image/gif"),
                Arguments.of("RIFF\0\0\0\0WEBP", "image/webp"),
                Arguments.of("RIFF\0\0\0\0WAVE", "audio/wav"),
                Arguments.of("RIFF\0\0\0\0AVI ", MediaTypes.UNKNOWN),
                Arguments.of("ID3\u0004", "audio/mpeg"),
                Arguments.of("\u00FF\u00FB\u0090", "audio/mpeg"),
                Arguments.of("\u00FF\u00F3\u0090", "audio/mpeg"),
                Arguments.of("fLaC", "audio/flac"),
                Arguments.of("OggS", "audio/ogg"),
                Arguments.of("\0\0\0 ftypisom", "video/mp4"),
                Arguments.of("\u001AE\u00DF\u00A3", "video/webm"),
                Arguments.of("%PDF-1.7", "application/pdf"),
                Arguments.of("hello", MediaTypes.UNKNOWN),
                Arguments.of("", MediaTypes.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void theFirstBytesTellWhatTheServerDoesNot(String head, String type) {
        byte[] bytes = head.getBytes(ISO_8859_1);
        for (String nothing : Arrays.asList(null, "", " ", "application/octet-stream", "binary/octet-stream; x=y")) {
            assertThat(MediaTypes.of(nothing, bytes)).isEqualTo(type);
        }
        assertThat(bytes.length).isLessThanOrEqualTo(MediaTypes.LOOK_AHEAD);
    }

    @ParameterizedTest
    @CsvSource({"image/webp, image/webp", "Audio/MPEG; rate=1, audio/mpeg", "' video/mp4 ', video/mp4"})
    void whatTheServerSaysIsBelieved(String said, String type) {
        assertThat(MediaTypes.of(said, "\u0089PNG".getBytes(ISO_8859_1))).isEqualTo(type);
    }

    @Test
    void halfABeginningIsNone() {
        assertThat(MediaTypes.of(null, "\u0089PN".getBytes(ISO_8859_1))).isEqualTo(MediaTypes.UNKNOWN);
        assertThat(MediaTypes.of(null, "RIFF\0\0\0\0WE".getBytes(ISO_8859_1))).isEqualTo(MediaTypes.UNKNOWN);
    }
}
