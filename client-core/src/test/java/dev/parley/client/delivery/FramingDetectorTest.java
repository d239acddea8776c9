package dev.parley.client.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.http.HttpAnswer;
import dev.parley.client.protocol.Framing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingDetectorTest {

    private static FramingDetector.Finding look(Framing expected, String mediaType, String start) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(start.getBytes(UTF_8));
        HttpAnswer answer = new HttpAnswer(
                1,
                URI.create("http://localhost"),
                200,
                mediaType == null ? Map.of() : Map.of("content-type", List.of(mediaType)),
                in);
        return FramingDetector.look(answer, new PeekableBody(in, FramingDetector.LOOK_AHEAD), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DETECT, application/json, '{', JSON",
        "DETECT, application/json, words, JSON",
        "DETECT, text/event-stream, '{', JSON",
        "DETECT, text/event-stream, 'other: x', SSE",
        "DETECT, text/plain, 'data: x', SSE",
        "DETECT, text/plain, words, TEXT",
        "DETECT, text/plain; charset=utf-8, ' [1', JSON",
        "DETECT, application/x-ndjson, '{', NDJSON",
        "DETECT, application/jsonlines, '{', NDJSON",
        "DETECT, application/jsonl, '{', NDJSON",
        "DETECT, application/ndjson, '{', NDJSON",
        "DETECT, application/x-jsonlines, '{', NDJSON",
        "DETECT, , words, TEXT",
        "DETECT, , '', TEXT",
        "DETECT, , '{', JSON",
        "DETECT, , '\"words\"', JSON",
        "DETECT, , ': ping', SSE",
        "SSE, text/plain, '{', JSON",
        "SSE, text/plain, '[', JSON",
        "SSE, text/plain, words, SSE",
        "TEXT, application/json, '{', TEXT",
        "NDJSON, text/plain, words, NDJSON",
        "JSON, text/plain, words, JSON",
        "BINARY, audio/mpeg, '{', BINARY",
        "BINARY, , 'data: x', BINARY",
        "BINARY, application/json, ID3, JSON",
        "BINARY, application/problem+json, '{', JSON",
        "BINARY, text/event-stream, 'data: x', SSE"
    })
    void theFirstBytesAndTheLabelDecideTogether(Framing expected, String mediaType, String start, Framing framing)
            throws IOException {
        assertThat(look(expected, mediaType, start)).isEqualTo(new FramingDetector.Framed(framing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html>", " \n<html>", "\uFEFF<HTML lang=en>"})
    void aWebPageIsOneWhateverIsExpected(String start) throws IOException {
        for (Framing expected : Framing.values()) {
            assertThat(look(expected, "text/html", start)).isEqualTo(new FramingDetector.WebPage());
        }
    }
}
