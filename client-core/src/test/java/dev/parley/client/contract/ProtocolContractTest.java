package dev.parley.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every protocol promises, over a real socket. A protocol's test says how its server answers; one that streams
 * extends {@link StreamingProtocolContractTest}.
 */
public abstract class ProtocolContractTest {
    protected static final List<String> PIECES = List.of("Hello", ", ", "세계 ", "👩‍🚀", "\n\n```java\nint x;\n```");
    protected static final String TEXT = String.join("", PIECES);

    protected ScriptedHttpServer server;
    protected EndpointConnector connector;

    /** A profile of this protocol, direct, at that base URL. */
    protected abstract EndpointProfile profile(URI baseUrl);

    /** The prompt of a request with one user message. */
    protected abstract String promptOf(RecordedRequest request);

    /** The whole answer that says this. */
    protected abstract String wholeBody(String text);

    protected boolean supportsUsage() {
        return true;
    }

    @BeforeEach
    void open() {
        server = new ScriptedHttpServer();
        connector = EndpointConnector.builder().build();
    }

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    protected Collected ask(ChatRequest request) {
        var client = connector.connect(profile(server.url("")));
        return Collected.from(listener -> client.open(request, listener));
    }

    protected Collected ask() {
        return ask(ChatRequest.of("What is up?"));
    }

    @Test
    void onePostCarriesThePromptToTheDefaultPath() {
        server.answer(Reply.json(200, wholeBody(TEXT)));
        String prompt = "Zeile 1\n\"quoted\" \\ back {{prompt}} ${x} 한국어 👩‍🚀";
        Collected answer = ask(ChatRequest.of(prompt).withStream(false));
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(server.requests()).hasSize(1);
        RecordedRequest request = server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("content-type")).startsWith("application/json");
        assertThat(promptOf(request)).isEqualTo(prompt);
        assertThat(answer.posts()).isEqualTo(1);
    }

    @Test
    void aWholeAnswerBecomesTextAndOneTerminalEvent() {
        server.answer(Reply.json(200, wholeBody(TEXT)));
        assertCompleteAnswer(ask(ChatRequest.of("x").withStream(false)));
    }

    @Test
    void aWebPageIsRecognisedAndNotShown() {
        server.answer(Reply.text(200, "text/html", "<!DOCTYPE html><html><head><title>Sign in</title></head></html>"));
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.MalformedResponse.class);
        assertThat(answer.error().detail())
                .contains("web page")
                .contains("Sign in")
                .doesNotContain("<");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void whatIsNotJsonIsAnErrorWithAPlace() {
        server.answer(Reply.json(200, "{\"half\": "));
        assertThat(ask(ChatRequest.of("x").withStream(false)).error())
                .isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @Test
    void anAnswerWithoutTheTextSaysWhatIsMissing() {
        server.answer(Reply.json(200, "{\"unexpected\": true}"));
        Collected answer = ask(ChatRequest.of("x").withStream(false));
        assertThat(answer.error()).isInstanceOf(InferenceError.MalformedResponse.class);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void anEmptyBodyIsAnError() {
        server.answer(Reply.json(200, ""));
        assertThat(ask(ChatRequest.of("x").withStream(false)).last()).isInstanceOf(StreamEvent.Failed.class);
    }

    @Test
    void theProfilesPathReplacesTheDefaultOne() {
        server.answer(Reply.json(200, wholeBody("ok")));
        EndpointProfile moved = profile(server.url("")).toBuilder()
                .path("/other/place?q=1")
                .headers(Map.of("X-Extra", "yes"))
                .build();
        Collected.from(l -> connector.connect(moved).open(ChatRequest.of("x").withStream(false), l));
        assertThat(server.requests().getFirst().target()).isEqualTo("/other/place?q=1");
        assertThat(server.requests().getFirst().header("x-extra")).isEqualTo("yes");
    }

    @Test
    void aConversationIsSentWhole() {
        server.answer(Reply.json(200, wholeBody("ok")));
        ChatRequest request = ChatRequest.of("x")
                .withStream(false)
                .withMessages(List.of(
                        ChatMessage.system("be brief"),
                        ChatMessage.user("first question"),
                        ChatMessage.assistant("first answer"),
                        ChatMessage.user("second question")));
        ask(request);
        assertThat(server.requests().getFirst().bodyText()).contains("second question");
    }

    protected void assertCompleteAnswer(Collected answer) {
        assertThat(answer.text()).isEqualTo(TEXT);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.of(StreamEvent.Terminal.class)).hasSize(1);
        assertThat(answer.of(StreamEvent.Opened.class)).hasSize(1);
        if (supportsUsage()) {
            assertThat(answer.of(StreamEvent.UsageReported.class)).isNotEmpty();
        }
    }
}
