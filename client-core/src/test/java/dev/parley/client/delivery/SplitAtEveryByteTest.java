package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.StreamEvent;
import dev.parley.client.WireListener;
import dev.parley.client.contract.Timeless;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpTransport;
import dev.parley.client.media.MediaFolder;
import dev.parley.client.protocol.Adapters;
import dev.parley.client.wire.WireLimits;
import dev.parley.testkit.Captures;
import dev.parley.testkit.HttpHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network may cut a stream anywhere: no cut changes what is understood of it. */
class SplitAtEveryByteTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:1/v1");
    private static final Pattern STATUS_2XX = Pattern.compile("HTTP/[0-9.]+ 2\\d\\d\\b.*");

    /** Which protocol a capture speaks, by the beginning of its name; the first that fits. */
    private static final Map<String, Protocol> PROTOCOLS = new LinkedHashMap<>();

    static {
        PROTOCOLS.put("aimock-chat-", Protocol.OPENAI_CHAT);
        PROTOCOLS.put("aimock-anthropic-", Protocol.ANTHROPIC_MESSAGES);
        PROTOCOLS.put("aimock-gemini-", Protocol.GEMINI);
        PROTOCOLS.put("aimock-ollama-", Protocol.OLLAMA_CHAT);
        PROTOCOLS.put("aimock-responses-", Protocol.OPENAI_RESPONSES);
        PROTOCOLS.put("apikey-", Protocol.OPENAI_CHAT);
        PROTOCOLS.put("chat-", Protocol.OPENAI_CHAT);
        PROTOCOLS.put("cancel-mid-stream", Protocol.OPENAI_CHAT);
        PROTOCOLS.put("server-sigterm-mid-stream", Protocol.OPENAI_CHAT);
        PROTOCOLS.put("completions-", Protocol.OPENAI_COMPLETIONS);
        PROTOCOLS.put("responses-", Protocol.OPENAI_RESPONSES);
        PROTOCOLS.put("messages-", Protocol.ANTHROPIC_MESSAGES);
        PROTOCOLS.put("native-", Protocol.LLAMACPP_COMPLETION);
    }

    @TempDir
    private Path media;

    private final HttpTransport transport = new HttpTransport(WireLimits.DEFAULT);

    @AfterEach
    void close() {
        transport.close();
    }

    static Stream<Path> streams() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(SplitAtEveryByteTest.class.getResource("/captures"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SplitAtEveryByteTest::isStream).sorted().toList().stream();
        }
    }

    private static boolean isStream(Path file) {
        Captures.Capture capture = parse(file);
        String type = headers(capture).getOrDefault("content-type", List.of("")).getFirst();
        return STATUS_2XX.matcher(capture.statusLine()).matches()
                && (type.startsWith("text/event-stream") || type.contains("ndjson") || type.contains("jsonl"));
    }

    private static Captures.Capture parse(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Captures.parse(in);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static Map<String, List<String>> headers(Captures.Capture capture) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HttpHeader header : capture.headers()) {
            headers.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.value());
        }
        return headers;
    }

    private static Protocol protocol(Path file) {
        String name = file.getFileName().toString();
        return PROTOCOLS.entrySet().stream()
                .filter(rule -> name.startsWith(rule.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is a stream, and no rule here says of which protocol"));
    }

    private List<StreamEvent> events(Path file, Captures.Capture capture, InputStream body) {
        EndpointProfile profile = EndpointProfile.builder("split", SERVER)
                .protocol(protocol(file))
                .build();
        Attempt attempt = transport.attempt(profile, null, SecretSource.EMPTY, WireListener.NONE);
        HttpAnswer answer = new HttpAnswer(1, SERVER, 200, headers(capture), body);
        Route route = new Route(
                attempt,
                profile,
                Adapters.of(profile.protocol()),
                new ResendRule((error, wait) -> false),
                new AnswerMedia(MediaFolder.at(media)));
        List<StreamEvent> events = new ArrayList<>();
        try (StepStream stream = new StepStream(attempt, new AnswerSteps(route, answer, true)::start, () -> {})) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(Timeless.of(event));
            }
        }
        return events;
    }

    /** Two reads at least, the first of them up to {@code at}. */
    private static InputStream splitAt(byte[] bytes, int at) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, pos < at ? Math.min(length, at - pos) : length);
            }
        };
    }

    private static InputStream byteByByte(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("streams")
    void noSplitChangesTheEvents(Path file) {
        Captures.Capture capture = parse(file);
        byte[] body = capture.body();
        List<StreamEvent> whole = events(file, capture, new ByteArrayInputStream(body));
        assertThat(whole).as("events of the stream in one piece").hasSizeGreaterThan(2);
        assertThat(events(file, capture, byteByByte(body))).as("byte by byte").isEqualTo(whole);
        for (int at = 1; at < body.length; at++) {
            List<StreamEvent> split = events(file, capture, splitAt(body, at));
            if (!split.equals(whole)) {
                assertThat(split).as("split at byte %s", at).isEqualTo(whole);
            }
        }
    }

    @Test
    void theFolderHasStreamsOfMoreThanOneKind() throws IOException, URISyntaxException {
        assertThat(streams().map(SplitAtEveryByteTest::protocol))
                .hasSizeGreaterThanOrEqualTo(10)
                .contains(Protocol.OPENAI_CHAT, Protocol.OPENAI_COMPLETIONS);
    }
}
