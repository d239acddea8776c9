package dev.parley.app.chat;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.Block;
import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.JsonText;
import dev.parley.client.WireListener;
import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.History;
import dev.parley.client.transcript.TurnState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A chat view model with real background threads, a toolkit's thread that the test drives, and scripted streams. */
final class ChatStage implements ChatEndpoints {
    final FxQueue fx = new FxQueue();
    final ObservableList<EndpointProfile> profiles = FXCollections.observableArrayList();
    final Deque<ScriptedStream> streams = new ArrayDeque<>();
    final List<ChatRequest> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> resumed = Collections.synchronizedList(new ArrayList<>());
    final List<Timer> timers = new ArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    final AtomicLong clockJump = new AtomicLong();
    final ChatConsent consent = new ChatConsent();
    final FixedParameters parameters = new FixedParameters();
    final ChatParts parts;
    final ChatViewModel chat;
    Function<EndpointProfile, InferenceClient> connect = profile -> new ScriptedClient();

    record Timer(Duration delay, Runnable task) {}

    ChatStage(History history) {
        this(history, AttachmentStore.open(Path.of("target", "no-attachments")));
    }

    ChatStage(History history, AttachmentStore attachments) {
        parts = new ChatParts(
                this,
                history,
                fx,
                fx,
                this::background,
                () -> Instant.now().plusNanos(clockJump.get()),
                () -> System.nanoTime() + clockJump.get(),
                (wait, task) -> timers.add(new Timer(wait, task)),
                Texts.of(ChatParts.class),
                parameters,
                new RecentCaptures(),
                new ChatAttachments(attachments));
        profiles.add(profile("demo"));
        chat = new ChatViewModel(parts, consent);
        chat.choose(profiles.getFirst(), null);
    }

    private void background(Runnable task) {
        busy.incrementAndGet();
        Thread.ofVirtual().start(() -> {
            try {
                task.run();
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    /** Waits until nothing is done on other threads. */
    void awaitQuiet() {
        fx.await("nothing goes on", () -> busy.get() == 0);
    }

    static EndpointProfile profile(String name) {
        return EndpointProfile.builder(name, URI.create("http://127.0.0.1:9"))
                .model("model-of-" + name)
                .build();
    }

    /** The next message gets this stream. */
    ScriptedStream stream() {
        ScriptedStream stream = new ScriptedStream();
        streams.add(stream);
        return stream;
    }

    void say(String text) {
        chat.draft().set(text);
        chat.send();
    }

    /** Says something and gets this answer. */
    TurnViewModel exchange(String text, String answer) {
        stream().text(answer).completed();
        say(text);
        awaitIdle();
        return Objects.requireNonNull(chat.lastAnswer());
    }

    void awaitIdle() {
        fx.await("no answer on its way", () -> chat.running().get() == null);
    }

    void await(TurnViewModel turn, TurnState state) {
        fx.await(state + " instead of " + turn.state().get(), () -> turn.state().get() == state);
    }

    /** Runs what was to run after that long. */
    void elapse(Duration wait) {
        List<Timer> due = timers.stream()
                .filter(timer -> timer.delay().compareTo(wait) <= 0)
                .toList();
        timers.removeAll(due);
        due.forEach(timer -> timer.task().run());
        fx.drain();
    }

    TurnViewModel running() {
        return Objects.requireNonNull(chat.running().get());
    }

    /** The answer that was asked for last, whatever came of it. */
    TurnViewModel last() {
        return chat.items().stream()
                .filter(TranscriptItem.AnswerHead.class::isInstance)
                .map(item -> ((TranscriptItem.AnswerHead) item).turn())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    TurnViewModel lastMessage() {
        return chat.items().stream()
                .filter(TranscriptItem.UserMessage.class::isInstance)
                .map(item -> ((TranscriptItem.UserMessage) item).turn())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    String chatId() {
        return Objects.requireNonNull(chat.chatId().get());
    }

    /** What is shown, one word per item and the text of what is said. */
    List<String> shown() {
        return chat.items().stream().map(ChatStage::word).toList();
    }

    private static String word(TranscriptItem item) {
        return switch (item) {
            case TranscriptItem.UserMessage user -> "user " + user.turn().text();
            case TranscriptItem.AnswerBlock block -> "block " + text(block.block());
            case TranscriptItem.ReasoningBlock block -> "thought " + text(block.block());
            case TranscriptItem.WaitingMessage waiting -> "waiting " + waiting.text();
            case TranscriptItem.AnswerHead head -> "head";
            case TranscriptItem.ReasoningLine line -> "reasoning";
            case TranscriptItem.ToolCard card -> "tool " + card.position();
            case TranscriptItem.PhaseCard card -> "phase";
            case TranscriptItem.QuietNotice notice -> "quiet";
            case TranscriptItem.LongNotice notice -> "long";
            case TranscriptItem.FaultCard card -> "fault";
            case TranscriptItem.Actions actions -> "actions";
        };
    }

    private static String text(Block block) {
        return block instanceof Block.Paragraph paragraph
                ? paragraph.content().stream()
                        .map(inline -> inline instanceof dev.parley.app.markdown.Inline.Text text ? text.text() : "?")
                        .reduce("", String::concat)
                : block.getClass().getSimpleName();
    }

    @Override
    public ObservableList<EndpointProfile> profiles() {
        return profiles;
    }

    @Override
    public Optional<EndpointProfile> find(String profileId) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(profileId))
                .findFirst();
    }

    @Override
    public InferenceClient connect(EndpointProfile profile) {
        return connect.apply(profile);
    }

    /** What the test sets for whichever chat. */
    static final class FixedParameters implements ChatParameters {
        final Map<String, JsonText> values = new HashMap<>();
        final List<String> moves = new ArrayList<>();

        @Override
        public Map<String, JsonText> of(String chatId, EndpointProfile profile) {
            return Map.copyOf(values);
        }

        @Override
        public void moved(String oldChatId, String newChatId) {
            moves.add(oldChatId + " to " + newChatId);
        }

        @Override
        public void temporary(String chatId, boolean now) {
            moves.add(now ? "temporary" : "kept");
        }

        @Override
        public void forget(String chatId) {
            moves.add("forgotten");
        }
    }

    private final class ScriptedClient implements InferenceClient {
        @Override
        public EventStream open(ChatRequest request, WireListener listener) {
            requests.add(request);
            return take();
        }

        @Override
        public EventStream resume(String jobId, WireListener listener) {
            resumed.add(jobId);
            return take();
        }

        private EventStream take() {
            synchronized (streams) {
                @Nullable ScriptedStream next = streams.poll();
                if (next == null) {
                    throw new AssertionError("no stream was scripted");
                }
                return next;
            }
        }
    }
}
