package dev.parley.client.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.Media;
import dev.parley.client.Role;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.ProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OpenAiImagesProtocolIT extends ProtocolContractTest {
    private static final Random RANDOM = new Random(20_260_512L);

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("images", baseUrl)
                .protocol(Protocol.OPENAI_IMAGES)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("prompt").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return answer(text.getBytes(UTF_8), "");
    }

    @Override
    protected String said(Collected answer) {
        return answer.of(StreamEvent.MediaReceived.class).stream()
                .map(received -> new String(bytes(received.media()), UTF_8))
                .findFirst()
                .orElse("");
    }

    private static String answer(byte[] image, String more) {
        return "{\"created\": 1, \"data\": [{\"b64_json\": \""
                + Base64.getEncoder().encodeToString(image)
                + "\"" + more + "}], \"usage\": {\"total_tokens\": 9, \"input_tokens\": 4, \"output_tokens\": 5}}";
    }

    private static byte[] bytes(Media media) {
        try {
            Media.InFile file = (Media.InFile) media.content();
            byte[] bytes = Files.readAllBytes(file.file());
            assertThat(bytes).hasSize((int) file.bytes());
            return bytes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] png(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, 0, bytes, 0, 8);
        return bytes;
    }

    private Collected askWith(Map<String, JsonText> parameters) {
        return ask(new ChatRequest(null, List.of(ChatMessage.user("a cat")), parameters, true));
    }

    private JsonNode sent() {
        return OpenAiBodies.parse(server.requests().getLast().bodyText());
    }

    @Test
    void thePromptTheModelAndTheParametersAreSent() {
        server.answer(wholeReply("x"));
        askWith(Map.of("size", JsonText.string("1024x1024")));
        assertThat(server.requests().getFirst().target()).isEqualTo("/v1/images/generations");
        assertThat(sent()).isEqualTo(OpenAiBodies.parse("""
                {"model": "m-1", "prompt": "a cat", "response_format": "b64_json", "size": "1024x1024"}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "dall-e-3, , b64_json",
        "gpt-image-1, , ",
        "GPT-Image-1, , ",
        "dall-e-3, gpt-image-1, ",
        "gpt-image-1, flux, b64_json",
        ", , b64_json"
    })
    void base64IsAskedForUnlessTheModelRefusesTheField(String model, String parameter, String format) {
        server.answer(wholeReply("x"));
        EndpointProfile with = profile(server.url("")).toBuilder().model(model).build();
        Map<String, JsonText> parameters = parameter == null ? Map.of() : Map.of("model", JsonText.string(parameter));
        Collected.from(l -> connector
                .connect(with)
                .open(new ChatRequest(null, List.of(ChatMessage.user("x")), parameters, false), l));
        assertThat(Json.stringOrNull(sent().path("response_format"))).isEqualTo(format);
    }

    @Test
    void theCallersFormatWins() {
        server.answer(wholeReply("x"));
        askWith(Map.of("response_format", JsonText.string("url")));
        assertThat(sent().path("response_format").stringValue()).isEqualTo("url");
    }

    @Test
    void anAttachedFileIsRefusedInOneSentence() {
        ChatRequest request = ChatRequest.of("x")
                .withMessages(List.of(new ChatMessage(
                        Role.USER, List.of(new ContentPart.Attachment("a.png", "image/png", new byte[] {1})))));
        assertThatThrownBy(() -> ask(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The protocol openai-images has no place for the file a.png (image/png).");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 24 * 1024 - 1, 24 * 1024, 24 * 1024 + 1, 200_000, 20 << 20})
    void anImageOfAnySizeLiesInAFileByteForByte(int size) throws IOException {
        byte[] image = png(size);
        server.answer(Reply.json(200, answer(image, "")));
        Collected answer = ask();
        Media media = answer.of(StreamEvent.MediaReceived.class).getFirst().media();
        assertThat(media.mediaType()).isEqualTo("image/png");
        assertThat(Arrays.equals(bytes(media), image)).isTrue();
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.of(StreamEvent.UsageReported.class))
                .extracting(StreamEvent.UsageReported::usage)
                .containsExactly(TokenUsage.of(4L, 5L));
        Path file = ((Media.InFile) media.content()).file();
        assertThat(file.getParent()).isEqualTo(mediaFolder);
        assertThat(file.getFileName().toString()).endsWith(".png");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void anImageOverTheLimitEndsInTooLargeAndLeavesNothingBehind() throws IOException {
        byte[] image = png(70 << 20);
        server.answer(Reply.json(200, answer(image, "")));
        Collected answer = ask();
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.TooLarge.class,
                        tooLarge -> assertThat(tooLarge.limit()).isEqualTo(64 << 20));
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(mediaFolder)) {
            return files.toList();
        }
    }

    @Test
    void severalImagesKeepTheirOrderAndTheirPrompts() {
        String one = Base64.getEncoder().encodeToString(png(60_000));
        server.answer(Reply.json(200, """
                {"output_format": "webp", "data": [
                 {"b64_json": "%s", "revised_prompt": "a black cat"},
                 {"url": "https://cdn.example/cat.png?sig=1", "revised_prompt": null},
                 {"url": "data:image/gif;base64,R0lGODlh"}]}""".formatted(one)));
        Collected answer = ask();
        List<StreamEvent.MediaReceived> media = answer.of(StreamEvent.MediaReceived.class);
        assertThat(media).extracting(StreamEvent.MediaReceived::choice).containsExactly(0, 1, 2);
        assertThat(media)
                .extracting(received -> received.media().mediaType())
                .containsExactly("image/webp", "image/webp", "image/gif");
        assertThat(media.get(1).media().content()).isEqualTo(new Media.Link("https://cdn.example/cat.png?sig=1"));
        assertThat(answer.text()).isEqualTo("a black cat");
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "javascript:alert(1)", "/cat.png", "https:cat", "http://[", "ftp://h/x"})
    void whatIsNoWebAddressIsNoLink(String url) {
        server.answer(Reply.json(200, "{\"data\": [{\"url\": \"" + url + "\"}]}"));
        Collected answer = ask();
        assertThat(answer.of(StreamEvent.MediaReceived.class)).isEmpty();
        assertThat(answer.of(StreamEvent.Unrecognized.class).getFirst().raw()).contains(url);
        assertThat(answer.error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"b64_json\": \"\"}]", "[{\"b64_json\": \"A\"}]", "[{}]", "{}", "null"})
    void anAnswerWithoutAnImageIsNoSuccess(String data) throws IOException {
        server.answer(Reply.json(200, "{\"data\": " + data + "}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.MalformedResponse.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void base64WithoutItsPaddingIsBase64() {
        server.answer(Reply.json(200, "{\"data\": [{\"b64_json\": \"QUI\"}]}"));
        assertThat(said(ask())).isEqualTo("AB");
    }

    @Test
    void anErrorInA200IsReported() {
        server.answer(Reply.json(200, "{\"error\": {\"message\": \"no GPU\", \"code\": 1}}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(ask().error().detail()).isEqualTo("no GPU");
    }

    @Test
    void aStreamThatTheParametersAskForGivesTheFinishedImage() {
        String image = Base64.getEncoder().encodeToString(png(60_000));
        String events = """
                event: image_generation.partial_image
                data: {"type": "image_generation.partial_image", "b64_json": "%s", "partial_image_index": 0}

                data: {"type": "image_generation.strange"}

                event: image_generation.completed
                data: {"type": "image_generation.completed", "b64_json": "%s", "output_format": "png", "usage": {"input_tokens": 1}}

                """.formatted(image, image);
        server.answer(Reply.sse().chunk(events));
        Collected answer = askWith(Map.of("stream", JsonText.bool(true)));
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.of(StreamEvent.MediaReceived.class))
                .extracting(received -> Base64.getEncoder().encodeToString(bytes(received.media())))
                .containsExactly(image);
        assertThat(answer.of(StreamEvent.Progress.class)).isNotEmpty();
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
        server.answer(Reply.sse().chunk(events.substring(0, events.indexOf("event: image_generation.completed"))));
        assertThat(ask().error()).isInstanceOf(InferenceError.Truncated.class);
    }
}
