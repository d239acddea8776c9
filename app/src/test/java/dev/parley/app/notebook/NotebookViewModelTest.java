package dev.parley.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.FxQueue;
import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ErrorContext;
import dev.parley.client.EventStream;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceClient;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.TokenUsage;
import dev.parley.client.WireListener;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.store.NotebookStore;
import dev.parley.client.store.StoredNotebook;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookViewModelTest {
    private static final EndpointProfile SERVER = EndpointProfile.builder("Server", URI.create("http://127.0.0.1:1"))
            .id("server")
            .protocol(Protocol.OPENAI_COMPLETIONS)
            .model("base")
            .build();
    private static final EndpointProfile OLLAMA = EndpointProfile.builder("Ollama", URI.create("http://127.0.0.1:2"))
            .id("ollama")
            .protocol(Protocol.OLLAMA_GENERATE)
            .model("qwen")
            .build();

    @TempDir
    Path folder;

    private final FxQueue fx = new FxQueue();
    private final ObservableList<EndpointProfile> profiles = FXCollections.observableArrayList(SERVER, OLLAMA);
    private final List<ChatRequest> asked = new ArrayList<>();
    private final StringBuilder screen = new StringBuilder();
    private Answer answer = new Answer();
    private NotebookStore store;
    private NotebookMemory memory;
    private NotebookViewModel model;

    @BeforeEach
    void open() {
        store = NotebookStore.open(folder.resolve("notebook.json"));
        memory = new NotebookMemory(store, Runnable::run);
        model = newModel();
    }

    private NotebookViewModel newModel() {
        NotebookViewModel made = new NotebookViewModel(
                new NotebookViewModel.Parts(
                        new Endpoints(),
                        memory,
                        fx,
                        fx,
                        task -> Thread.ofVirtual().start(task),
                        System::nanoTime),
                null);
        made.show(change ->
                screen.replace(change.at(), change.at() + change.removed().length(), change.inserted()));
        return made;
    }

    private void types(String words) {
        screen.insert(model.caret(), words);
        model.typed(new NotebookText.Change(model.caret(), "", words));
        model.caretAt(model.caret() + words.length());
    }

    private void generates(StreamEvent... events) {
        answer = new Answer();
        model.generate();
        answer.events.addAll(List.of(events));
        fx.await("the end", () -> !model.writing().get());
    }

    private static StreamEvent text(String words) {
        return new StreamEvent.TextDelta(0, words, System.nanoTime());
    }

    private static StreamEvent done() {
        return new StreamEvent.Completed(FinishReason.STOP, System.nanoTime());
    }

    @Test
    void whatComesIsWrittenAtTheCaretAndWhatFollowsStays() {
        types("Once . The end.");
        model.caretAt(5);
        generates(
                text("upon "),
                text("a time"),
                new StreamEvent.UsageReported(TokenUsage.of(3L, 4L), System.nanoTime()),
                done());

        assertThat(model.text()).isEqualTo("Once upon a time. The end.");
        assertThat(screen.toString()).isEqualTo(model.text());
        assertThat(model.caret()).isEqualTo(16);
        assertThat(model.made()).containsExactly(new StoredNotebook.Range(5, 16));
        assertThat(asked.getFirst().messages()).containsExactly(ChatMessage.user("Once "));
        assertThat(asked.getFirst().parameters()).containsEntry("suffix", JsonText.string(". The end."));
        RunFigures figures = model.figures().get();
        assertThat(figures.tokens()).isEqualTo(4);
        assertThat(figures.over()).isTrue();

        model.undo();
        assertThat(screen.toString()).isEqualTo("Once . The end.");
        model.redo();
        assertThat(screen.toString()).isEqualTo("Once upon a time. The end.");
    }

    @Test
    void whatFollowsTheCaretIsOnlySentIfThePersonWantsIt() {
        types("ab");
        model.caretAt(1);
        model.fill().set(false);
        generates(done());
        assertThat(asked.getLast().parameters()).isEmpty();

        model.choose(OLLAMA);
        generates(done());
        assertThat(asked.getLast().parameters()).containsExactly(Map.entry("raw", new JsonText("true")));
        assertThat(asked.getLast().model()).isEqualTo("qwen");
        model.fill().set(true);
        generates(done());
        assertThat(asked.getLast().parameters()).containsExactly(Map.entry("suffix", JsonText.string("b")));
    }

    @Test
    void stopKeepsWhatCame() {
        types("Once");
        model.generate();
        answer.events.add(text(" upon"));
        fx.await("the text", () -> model.text().equals("Once upon"));
        model.typed(new NotebookText.Change(0, "", "nobody else writes meanwhile"));

        assertThat(model.stop()).isTrue();
        fx.await("the end", () -> !model.writing().get());

        assertThat(model.text()).isEqualTo("Once upon");
        assertThat(model.fault().get()).isEmpty();
        assertThat(answer.closed).isTrue();
        assertThat(model.stop()).isFalse();
        model.undo();
        assertThat(model.text()).isEqualTo("Once");
    }

    @Test
    void aFaultKeepsTheTextAndRetryTakesBackWhatCame() {
        types("Once");
        generates(
                text(" half"),
                new StreamEvent.Failed(
                        new InferenceError.ServerError(503, ErrorContext.of(true, "out of memory")),
                        System.nanoTime()));
        assertThat(model.text()).isEqualTo("Once half");
        assertThat(model.fault().get()).contains("503").contains("out of memory");
        assertThat(model.mayLeaveOut().get()).isFalse();

        answer = new Answer();
        model.retry();
        assertThat(model.fault().get()).isEmpty();
        answer.events.addAll(List.of(text(" upon"), done()));
        fx.await("the end", () -> !model.writing().get());

        assertThat(model.text()).isEqualTo("Once upon");
        assertThat(asked.getLast().messages()).containsExactly(ChatMessage.user("Once"));
    }

    @Test
    void retryLeavesWhatCameOfAnEarlierOne() {
        types("Once");
        generates(text(" upon"), done());
        generates(new StreamEvent.Failed(
                new InferenceError.ServerError(503, ErrorContext.of(true, "busy")), System.nanoTime()));
        answer = new Answer();
        model.retry();
        answer.events.addAll(List.of(text(" a time"), done()));
        fx.await("the end", () -> !model.writing().get());

        assertThat(model.text()).isEqualTo("Once upon a time");
        assertThat(asked.getLast().messages()).containsExactly(ChatMessage.user("Once upon"));
    }

    @Test
    void aServerThatDoesNotFillInIsAskedWithoutTheRest() {
        types("ab");
        model.caretAt(1);
        generates(new StreamEvent.Failed(
                new InferenceError.InvalidRequest(400, ErrorContext.of(true, "suffix is not supported")),
                System.nanoTime()));
        assertThat(model.mayLeaveOut().get()).isTrue();

        answer = new Answer();
        model.retryWithoutRest();
        answer.events.addAll(List.of(text("x"), done()));
        fx.await("the end", () -> !model.writing().get());

        assertThat(model.text()).isEqualTo("axb");
        assertThat(asked.getLast().parameters()).isEmpty();
        assertThat(model.fill().get()).isFalse();
    }

    @Test
    void askingAgainTakesTheLastOneBack() {
        types("Once");
        generates(text(" one"), done());
        answer = new Answer();
        model.askAgain();
        answer.events.addAll(List.of(text(" two"), done()));
        fx.await("the end", () -> !model.writing().get());

        assertThat(model.text()).isEqualTo("Once two");
        types("!");
        assertThat(model.canAskAgain().get()).isFalse();
    }

    @Test
    void thereIsAReasonWhereNothingCanBeAskedFor() {
        assertThat(model.hint().get()).isEqualTo("Write the beginning first");
        model.generate();
        assertThat(asked).isEmpty();
        types("x");
        assertThat(model.hint().get()).isEmpty();
        model.caretAt(0);
        assertThat(model.hint().get()).contains("caret");
        profiles.clear();
        assertThat(model.hint().get()).contains("No endpoint");
    }

    @Test
    void allIsThereAtTheNextStart() {
        types("Once");
        model.choose(OLLAMA);
        model.model().set("other");
        generates(text(" upon"), done());
        model.dispose();
        memory.close();

        store = NotebookStore.open(folder.resolve("notebook.json"));
        memory = new NotebookMemory(store, Runnable::run);
        NotebookViewModel next = newModel();

        assertThat(next.text()).isEqualTo("Once upon");
        assertThat(next.made()).containsExactly(new StoredNotebook.Range(4, 9));
        assertThat(next.caret()).isEqualTo(9);
        assertThat(next.profile().get()).isEqualTo(OLLAMA);
        assertThat(next.model().get()).isEqualTo("other");
    }

    @Test
    void aTokenSaysHowLikelyItWasUntilTheTextIsAnother() {
        types("Once");
        TokenLogprob likely = new TokenLogprob(" upon", -0.1, List.of());
        generates(text(" upon"), new StreamEvent.LogprobsReceived(0, List.of(likely), 1), done());

        assertThat(model.tokenAt(5)).isEqualTo(likely);
        assertThat(model.tokenAt(2)).isNull();
        types("!");
        assertThat(model.tokenAt(5)).isEqualTo(likely);
        model.caretAt(0);
        types("x");
        assertThat(model.tokenAt(6)).isNull();
    }

    private final class Endpoints implements NotebookEndpoints {
        @Override
        public ObservableList<EndpointProfile> profiles() {
            return profiles;
        }

        @Override
        public InferenceClient connect(EndpointProfile profile) {
            return new InferenceClient() {
                @Override
                public EventStream open(ChatRequest request, WireListener listener) {
                    asked.add(request);
                    return answer;
                }

                @Override
                public EventStream resume(String jobId, WireListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public List<String> models(EndpointProfile profile) {
            return List.of("one", "two");
        }

        @Override
        public Map<String, JsonText> parameters(EndpointProfile profile) {
            return Map.of();
        }
    }

    /** A stream whose events a test puts in as it goes. */
    private static final class Answer implements EventStream {
        private final BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
        private volatile boolean closed;
        private boolean over;

        @Override
        public @Nullable StreamEvent next() {
            if (over) {
                return null;
            }
            try {
                StreamEvent event = events.poll(20, TimeUnit.SECONDS);
                over = event == null || event instanceof StreamEvent.Terminal;
                return event;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }

        @Override
        public void close() {
            closed = true;
            events.add(new StreamEvent.Cancelled(System.nanoTime()));
        }
    }
}
