package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Gate;
import dev.parley.testkit.HttpHeader;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every program does what the sketch says, run by the tool that people would run it with. */
@Tag("full")
class SnippetsRunIT {
    private static final String KEY = "sk-test-0123456789 'quoted\" $HOME".replaceAll("[^!-~]", "_");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What every HTTP client has its own words for. */
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "user-agent",
            "accept",
            "accept-encoding",
            "accept-language",
            "connection",
            "content-length",
            "expect",
            "host",
            "transfer-encoding",
            "sec-fetch-mode");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PYTHON_OPENAI")
    void jsonArrivesAsItIsInTheSketch(Language language) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.json(200, "{\"answer\":\"한\"}"));
            RequestSketch sketch =
                    Sketches.chat(server.url("/v1/chat/completions?a=b%20c&d=%2F%26&%ED%95%9C=1"), false);

            Ran ran = run(language, sketch);

            assertThat(ran.output()).contains("{\"answer\":\"한\"}");
            RecordedRequest request = only(server);
            assertSameHead(request, sketch, "Bearer " + KEY);
            assertThat(Trees.parse(request.bodyText()))
                    .isNotNull()
                    .isEqualTo(Trees.read(((RequestSketch.Json) sketch.body()).text()));
            assertThat(request.bodyText()).contains("0.70", "1e5", "12345678901234567890", "-0.0", "1E-7", "123.4500");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PYTHON_OPENAI")
    void partsOfAFormArriveAsTheyAreInTheSketch(Language language) throws Exception {
        byte[] sound = new byte[70_000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (byte) (i * 31);
        }
        Files.write(folder.resolve("it's $HOME `x`; a, b 한 %s.wav"), sound);
        Files.write(folder.resolve("-"), new byte[] {1, 2, 3});
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.json(200, "{}"));
            RequestSketch sketch = Sketches.form(server.url("/v1/audio/transcriptions"));

            run(language, sketch);

            RecordedRequest request = only(server);
            assertSameHead(request, sketch, KEY);
            List<FormPart> parts = FormPart.read(request);
            assertThat(parts)
                    .extracting(FormPart::name)
                    .containsExactly("model", "prompt", "timestamp_granularities[]", "file", "other");
            assertThat(parts)
                    .extracting(FormPart::fileName)
                    .containsExactly(null, null, null, "it's $HOME `x`; a, b 한 %s.wav", "-");
            assertThat(parts.subList(0, 3))
                    .extracting(FormPart::text)
                    .containsExactly("whisper-1", Sketches.NASTY, "@word;type=x");
            assertThat(parts.get(3).contentType()).isEqualTo("audio/wav");
            assertThat(parts.get(3).bytes()).isEqualTo(sound);
            assertThat(parts.get(4).bytes()).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PYTHON_OPENAI")
    void aStreamIsPrintedAsItComes(Language language) throws Exception {
        Gate gate = new Gate();
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.sse().chunk("data: first\n\n").await(gate).chunk("data: second\n\n"));
            RequestSketch sketch = Sketches.chat(server.url("/v1/chat/completions"), true);

            Process process = start(language, write(language, sketch), true);
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                // The server says nothing more until this line is here.
                assertThat(output.readLine()).isEqualTo("data: first");
                gate.open();
                assertThat(output.readAllAsString()).contains("data: second");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PYTHON_OPENAI")
    void aLongBodyArrivesWhole(Language language) throws Exception {
        String prompt = "한\\\"x".repeat(60_000);
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.json(200, "{}"));
            RequestSketch sketch = Sketches.json(server.url("/"), "{\"prompt\":\"" + prompt + "\"}");

            run(language, sketch);

            assertThat(Trees.parse(only(server).bodyText()))
                    .isEqualTo(Trees.read(((RequestSketch.Json) sketch.body()).text()));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PYTHON_OPENAI")
    void otherMethodsAndNoBodyAreSentToo(Language language) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(Reply.json(200, "{}"));

            run(language, new RequestSketch("GET", server.url("/v1/models?a=it%27s"), List.of(), null, null));
            run(language, new RequestSketch("DELETE", server.url("/v1/jobs/1"), List.of(), null, Sketches.BEARER));

            assertThat(server.requests())
                    .extracting(request -> request.method() + " " + request.target())
                    .containsExactly("GET /v1/models?a=it%27s", "DELETE /v1/jobs/1");
        }
    }

    @Test
    void theFormOfOpenAisPackageIsPython() throws Exception {
        // No half of a surrogate pair here: this form is not written for one.
        String body =
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":%s}],\"stream\":true,\"numbers\":%s,%1$s:{}}"
                        .formatted(
                                dev.parley.client.JsonText.string(Sketches.NASTY + "\u0001\u007F")
                                        .text(),
                                Sketches.NUMBERS);
        String text = write(
                Language.PYTHON_OPENAI, Sketches.json(URI.create("http://127.0.0.1:1/v1/chat/completions"), body));

        Ran ran = finish(command("python3", "-m", "py_compile", "ask.py").start());

        assertThat(text).doesNotContain(KEY);
        assertThat(ran.code()).as(ran.output()).isZero();
    }

    private static RecordedRequest only(ScriptedHttpServer server) {
        assertThat(server.requests()).as("faults: " + server.faults()).hasSize(1);
        return server.requests().getFirst();
    }

    private static void assertSameHead(RecordedRequest request, RequestSketch sketch, String key) {
        assertThat(request.method()).isEqualTo(sketch.method());
        String query = sketch.url().getRawQuery();
        assertThat(request.target()).isEqualTo(sketch.url().getRawPath() + (query == null ? "" : "?" + query));
        TreeMap<String, String> expected = new TreeMap<>();
        sketch.headers().forEach(header -> expected.put(header.name().toLowerCase(Locale.ROOT), header.value()));
        expected.put(sketch.key().header().toLowerCase(Locale.ROOT), key);
        TreeMap<String, String> arrived = new TreeMap<>();
        for (HttpHeader header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean boundary = name.equals("content-type") && header.value().startsWith("multipart/form-data");
            if (!OF_THE_CLIENT.contains(name) && !boundary) {
                arrived.put(name, header.value().strip());
            }
        }
        assertThat(arrived).isEqualTo(expected);
    }

    /** Runs it to its end, with success. */
    private Ran run(Language language, RequestSketch sketch) throws Exception {
        String text = write(language, sketch);
        assertThat(text).doesNotContain(KEY);
        Ran ran = finish(start(language, text, false));
        assertThat(ran.code())
                .as("%s%n%s", text.substring(0, Math.min(text.length(), 4_000)), ran.output())
                .isZero();
        return ran;
    }

    private String write(Language language, RequestSketch sketch) throws IOException {
        String text = language.write(sketch).orElseThrow();
        Files.writeString(folder.resolve(language.fileName()), text);
        return text;
    }

    private Process start(Language language, String text, boolean separate) throws IOException {
        ProcessBuilder builder = switch (language) {
            case CURL -> command("sh", "ask.sh");
            case PYTHON_REQUESTS, PYTHON_OPENAI -> command("python3", "ask.py");
            case NODE -> command("node", "ask.mjs");
            case JAVA ->
                command(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "Ask.java");
        };
        assertThat(text).isNotEmpty();
        if (separate) {
            builder.redirectErrorStream(false).redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        return builder.start();
    }

    private ProcessBuilder command(String... words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().put(Sketches.VARIABLE, KEY);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private record Ran(int code, String output) {}

    private static Ran finish(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Ran(process.exitValue(), text);
        } finally {
            process.destroyForcibly();
        }
    }

    /** One part of a multipart body as it came. */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
    private record FormPart(String head, byte[] bytes) {

        static List<FormPart> read(RecordedRequest request) {
            String type = request.header("Content-Type");
            String boundary = type.replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
            // One character a byte.
            String body = "\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1);
            List<FormPart> parts = new ArrayList<>();
            String[] pieces = body.split("\r\n--" + java.util.regex.Pattern.quote(boundary), -1);
            assertThat(pieces[pieces.length - 1]).startsWith("--");
            for (String piece : List.of(pieces).subList(1, pieces.length - 1)) {
                int blank = piece.indexOf("\r\n\r\n");
                parts.add(new FormPart(
                        new String(
                                piece.substring(0, blank).getBytes(StandardCharsets.ISO_8859_1),
                                StandardCharsets.UTF_8),
                        piece.substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1)));
            }
            return parts;
        }

        String name() {
            return find("(?s).* name=\"([^\"]*)\".*");
        }

        String fileName() {
            return find("(?s).* filename=\"([^\"]*)\".*");
        }

        String contentType() {
            return find("(?is).*content-type: (\\S+).*");
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private String find(String regex) {
            return head.matches(regex) ? head.replaceFirst(regex, "$1") : null;
        }
    }
}
