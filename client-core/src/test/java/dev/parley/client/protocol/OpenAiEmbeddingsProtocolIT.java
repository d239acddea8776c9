package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.ProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.Captures;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEmbeddingsProtocolIT extends ProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("embeddings", baseUrl)
                .protocol(Protocol.OPENAI_EMBEDDINGS)
                .model("e-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("input").stringValue();
    }

    /** A vector whose numbers are the characters of the text. */
    @Override
    protected String wholeBody(String text) {
        String numbers = text.chars().mapToObj(Integer::toString).collect(Collectors.joining(","));
        return "{\"object\": \"list\", \"data\": [{\"object\": \"embedding\", \"index\": 0, \"embedding\": [" + numbers
                + "]}], \"usage\": {\"prompt_tokens\": 3, \"total_tokens\": 3}}";
    }

    @Override
    protected String said(Collected answer) {
        return answer.of(StreamEvent.EmbeddingReceived.class).stream()
                .flatMap(received -> received.vector().stream())
                .map(number -> Character.toString((char) number.intValue()))
                .collect(Collectors.joining());
    }

    @Test
    void theEncodingIsAlwaysSaidAndTheCallersParametersWin() {
        server.answer(wholeReply("x"));
        ask();
        assertThat(server.requests().getFirst().target()).isEqualTo("/v1/embeddings");
        assertThat(OpenAiBodies.parse(server.requests().getFirst().bodyText())).isEqualTo(OpenAiBodies.parse("""
                        {"model": "e-1", "input": "What is up?", "encoding_format": "float"}"""));
        ask(new ChatRequest(
                null,
                List.of(ChatMessage.user("x")),
                Map.of("input", new JsonText("[\"a\",\"b\"]"), "encoding_format", JsonText.string("base64")),
                false));
        assertThat(OpenAiBodies.parse(server.requests().getLast().bodyText())).isEqualTo(OpenAiBodies.parse("""
                        {"model": "e-1", "input": ["a", "b"], "encoding_format": "base64"}"""));
    }

    @Test
    void vectorsKeepTheIndexOfTheirInput() {
        server.answer(Reply.json(200, """
                {"data": [{"index": 1, "embedding": [0.5, -1e-3]}, {"index": 0, "embedding": [1, 2]},
                 {"embedding": [3]}], "usage": {"prompt_tokens": 7}}"""));
        Collected answer = ask();
        assertThat(answer.of(StreamEvent.EmbeddingReceived.class))
                .extracting(StreamEvent.EmbeddingReceived::index)
                .containsExactly(1, 0, 2);
        assertThat(answer.of(StreamEvent.EmbeddingReceived.class).getFirst().vector())
                .containsExactly(0.5f, -1e-3f);
        assertThat(answer.of(StreamEvent.UsageReported.class))
                .extracting(StreamEvent.UsageReported::usage)
                .containsExactly(TokenUsage.of(7L, null));
    }

    /** The larger one is longer than what a body may hold of base64 in one piece. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1536, 16_384})
    void aVectorInBase64IsTheSameVector(int size) {
        Random random = new Random(20_260_512L);
        ByteBuffer bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
        List<Float> expected = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            expected.add((float) random.nextGaussian());
            bytes.putFloat(expected.getLast());
        }
        server.answer(Reply.json(
                200,
                "{\"data\": [{\"index\": 0, \"embedding\": \""
                        + Base64.getEncoder().encodeToString(bytes.array()) + "\"}]}"));
        assertThat(ask().of(StreamEvent.EmbeddingReceived.class))
                .singleElement()
                .satisfies(received -> assertThat(received.vector()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AAA=\"", "\"*\"", "\"\"", "[]", "[1, \"2\"]", "[[1]]", "{\"a\": 1}", "null", "5"})
    void whatIsNoVectorIsShownAndAloneIsNoAnswer(String embedding) {
        server.answer(Reply.json(200, "{\"data\": [{\"embedding\": [1]}, {\"embedding\": " + embedding + "}]}"));
        Collected beside = ask();
        assertThat(beside.of(StreamEvent.EmbeddingReceived.class)).hasSize(1);
        assertThat(beside.of(StreamEvent.Unrecognized.class)).hasSize(1);
        server.answer(Reply.json(200, "{\"data\": [{\"embedding\": " + embedding + "}]}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embeddings-disabled", "rerank-disabled"})
    void aRealServersRefusalKeepsItsWords(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/captures/" + name + ".txt"), name)) {
            server.answer(Captures.parse(in).reply());
        }
        Collected answer = ask();
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.ServerError.class,
                        refused -> assertThat(refused.status()).isEqualTo(501));
        assertThat(answer.error().detail()).startsWith("This server does not support");
    }

    @Test
    void anErrorInA200IsReported() {
        server.answer(Reply.json(200, "{\"error\": \"too long\"}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.UpstreamError.class);
    }
}
