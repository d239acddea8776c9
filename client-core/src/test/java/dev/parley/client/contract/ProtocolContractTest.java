package dev.parley.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.media.MediaFolder;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every protocol promises, over a real socket. A protocol's test says how its server answers; one that streams
 * extends {@link StreamingProtocolContractTest}.
 */
public abstract class ProtocolContractTest {
    protected static final List<String> PIECES = List.of("Hello", ", ", "세계 ", "👩‍🚀", "\n\n```java\nint x;\n```");
    protected static final String TEXT = String.join("", PIECES);

    @TempDir
    protected Path mediaFolder;

    protected ScriptedHttpServer server;
    protected EndpointConnector connector;

    /** A profile of this protocol, direct, at that base URL. */
    protected abstract EndpointProfile profile(URI baseUrl);

    /** The prompt of a request with one user message. */
    protected abstract String promptOf(RecordedRequest request);

    /** The whole answer that says this. */
    protected abstract String wholeBody(String text);

    /** The same as a reply: some answers are not JSON. */
    protected Reply wholeReply(String text) {
        return Reply.json(200, wholeBody(text));
    }

    /** What an answer says, wherever this protocol has it. */
    protected String said(Collected answer) {
        return answer.text();
    }

    /** A question in this protocol's way: some ask with a file. */
    protected ChatMessage question(String text) {
        return ChatMessage.user(text);
    }

    protected String requestType() {
        return "application/json";
    }

    /** Whether any text is an answer, so that nothing can be missing from one. */
    protected boolean takesAnyText() {
        return false;
    }

    protected boolean supportsUsage() {
        return true;
    }

    @BeforeEach
    void open() {
        server = new ScriptedHttpServer();
        connector = EndpointConnector.builder()
                .mediaFolder(MediaFolder.at(mediaFolder))
                .build();
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
        return ask(asking("What is up?"));
    }

    /** A streamed request with one question. */
    protected ChatRequest asking(String text) {
        return ChatRequest.of(text).withMessages(List.of(question(text)));
    }

    @Test
    void onePostCarriesThePromptToTheDefaultPath() {
        server.answer(wholeReply(TEXT));
        String prompt = "Zeile 1\n\"quoted\" \\ back {{prompt}} ${x} 한국어 👩‍🚀";
        Collected answer = ask(asking(prompt).withStream(false));
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(server.requests()).hasSize(1);
        RecordedRequest request = server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("content-type")).startsWith(requestType());
        assertThat(promptOf(request)).isEqualTo(prompt);
        assertThat(answer.posts()).isEqualTo(1);
    }

    @Test
    void aWholeAnswerBecomesTextAndOneTerminalEvent() {
        server.answer(wholeReply(TEXT));
        assertCompleteAnswer(ask(asking("x").withStream(false)));
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
        assertThat(said(answer)).isEmpty();
    }

    @Test
    void whatIsNotJsonIsAnErrorWithAPlace() {
        server.answer(Reply.json(200, "{\"half\": "));
        assertNothingFoundIn("{\"half\": ", ask(asking("x").withStream(false)));
    }

    @Test
    void anAnswerWithoutTheTextSaysWhatIsMissing() {
        server.answer(Reply.json(200, "{\"unexpected\": true}"));
        assertNothingFoundIn("{\"unexpected\": true}", ask(asking("x").withStream(false)));
    }

    private void assertNothingFoundIn(String body, Collected answer) {
        if (takesAnyText()) {
            assertThat(answer.text()).isEqualTo(body);
            assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        } else {
            assertThat(answer.error()).isInstanceOf(InferenceError.MalformedResponse.class);
            assertThat(said(answer)).isEmpty();
        }
    }

    @Test
    void anEmptyBodyIsAnError() {
        server.answer(Reply.json(200, ""));
        assertThat(ask(asking("x").withStream(false)).last()).isInstanceOf(StreamEvent.Failed.class);
    }

    @Test
    void theProfilesPathReplacesTheDefaultOne() {
        server.answer(wholeReply("ok"));
        EndpointProfile moved = profile(server.url("")).toBuilder()
                .path("/other/place?q=1")
                .headers(Map.of("X-Extra", "yes"))
                .build();
        Collected.from(l -> connector.connect(moved).open(asking("x").withStream(false), l));
        assertThat(server.requests().getFirst().target()).isEqualTo("/other/place?q=1");
        assertThat(server.requests().getFirst().header("x-extra")).isEqualTo("yes");
    }

    @Test
    void aConversationIsSentWhole() {
        server.answer(wholeReply("ok"));
        ChatRequest request = asking("x")
                .withStream(false)
                .withMessages(List.of(
                        ChatMessage.system("be brief"),
                        ChatMessage.user("first question"),
                        ChatMessage.assistant("first answer"),
                        question("second question")));
        ask(request);
        assertThat(server.requests().getFirst().bodyText()).contains("second question");
    }

    protected void assertCompleteAnswer(Collected answer) {
        assertThat(said(answer)).isEqualTo(TEXT);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.of(StreamEvent.Terminal.class)).hasSize(1);
        assertThat(answer.of(StreamEvent.Opened.class)).hasSize(1);
        if (supportsUsage()) {
            assertThat(answer.of(StreamEvent.UsageReported.class)).isNotEmpty();
        }
    }
}
