package dev.parley.app.chat.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.ShownTurns;
import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.markdown.MarkdownDocument;
import dev.parley.app.markdown.view.BlockFlow;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of every card in every state, beside which the design's can be laid. */
class CardGalleryUiTest {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 820;

    private final RecordedActions actions = new RecordedActions();
    private final ViewContext context = new ViewContext(actions, Stagehand.blocks(), Motion.none());

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerWithThoughtsAndATool(boolean dark) throws Exception {
        take("chat", dark, () -> {
            TurnViewModel question = ShownTurns.stored(SampleTurns.user(
                    "We raised `max-num-seqs` from 64 to 256 and p99 time to first token went from 0.3 s"
                            + " to 2.4 s. Why?"));
            TurnViewModel answer = ShownTurns.stored(SampleTurns.complete("""
                    ## The prefill queue grew, not the GPU time
                    With 256 slots the scheduler admits prompts faster than it prefills them.

                    - **Cap the batch** at 96 sequences.
                    - **Chunk the prefill** so that a long prompt no longer blocks the short ones.

                    | max-num-seqs | TTFT p50 | tok/s per user |
                    |---|---:|---:|
                    | 64 | 180 ms | 41 |
                    | 96 | 190 ms | 38 |

                    ```bash
                    vllm serve Qwen/Qwen3-32B --max-num-seqs 96
                    ```
                    """));
            ShownTurns.branch(answer, 2, 3);
            return screen(items(question, answer), composer("Message Qwen3-32B"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEndpointThatWakes(boolean dark) throws Exception {
        take("waking", dark, () -> {
            long now = System.nanoTime();
            TurnViewModel waking = ShownTurns.live(
                    SampleTurns.streaming(SampleTurns.PARIS), SampleTurns.waking(now - 42_000_000_000L), false);
            actions.job = () -> {};
            List<TranscriptItem> items = new ArrayList<>(items(
                    ShownTurns.stored(SampleTurns.user("32B 모델을 FP8로 서빙하려면 GPU 메모리가 얼마나 필요한가요?")),
                    ShownTurns.stored(SampleTurns.answer(
                            SampleTurns.PARIS,
                            TurnState.COMPLETE,
                            "가중치만 보면 약 **32 GB**입니다.\n\n- KV 캐시 (동시 요청 16개, 문맥 8K): 약 34 GB\n",
                            null,
                            new TurnMetrics(268L, 3_300L, null, 10L, 214L, 214))),
                    ShownTurns.stored(
                            SampleTurns.user("Et avec un contexte de 32K ? Donne le calcul détaillé en français.")),
                    waking));
            items.add(new TranscriptItem.WaitingMessage(0, "Ajoute aussi une ligne pour 2 GPU."));
            Composer composer = composer("Type the next message, it waits for this answer");
            composer.text().set("그리고 H200에서는");
            composer.answering().set(true);
            return screen(items, composer);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCutAnswerAndARefusedKey(boolean dark) throws Exception {
        take("errors", dark, () -> {
            TurnViewModel cut = ShownTurns.stored(SampleTurns.answer(
                    SampleTurns.RELAY,
                    TurnState.CUT,
                    "1. **Capacité.** Deux GPU restent libres jusqu’à fin mars.\n2. **Démarrage à froid.** Le délai moyen"
                            + " est passé de 1 min 50 s à",
                    SampleTurns.truncated(),
                    new TurnMetrics(300L, 4_100L, null, null, 96L, 96)));
            TurnViewModel failed = ShownTurns.stored(SampleTurns.answer(
                    SampleTurns.RELAY,
                    TurnState.FAILED,
                    "",
                    SampleTurns.unauthorized(),
                    new TurnMetrics(null, 96L, null, null, null, 0)));
            return screen(
                    items(
                            ShownTurns.stored(SampleTurns.user(
                                    "Résume cette réunion en trois points, puis la liste des décisions.")),
                            cut,
                            ShownTurns.stored(SampleTurns.user("Continue, et ajoute les décisions.")),
                            failed),
                    composer("Message llama-3.3-70b"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void otherFaults(boolean dark) throws Exception {
        take("faults", dark, () -> {
            TurnViewModel busy = ShownTurns.ended(failed(SampleTurns.busy(42_000)), System.nanoTime(), false);
            TurnViewModel cold = ShownTurns.ended(failed(SampleTurns.coldStart()), System.nanoTime(), true);
            actions.job = () -> {};
            TurnViewModel stopped = ShownTurns.stored(SampleTurns.answer(
                    SampleTurns.SEOUL, TurnState.STOPPED, "The first half of", null, TurnMetrics.NONE));
            return screen(
                    items(busy, cold, ShownTurns.stored(failed(SampleTurns.unreachable())), stopped),
                    composer("Message llama-3.3-70b"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void otherPhases(boolean dark) throws Exception {
        take("phases", dark, () -> {
            long now = System.nanoTime();
            TurnViewModel asked = live(Phase.WAITING, now - 3_000_000_000L, null, null);
            ShownTurns.ask(asked, SampleTurns.busy(1));
            TurnViewModel thinking = ShownTurns.live(
                    SampleTurns.streaming(SampleTurns.SEOUL),
                    null,
                    true,
                    new StreamEvent.ReasoningDelta(0, "I look", 0),
                    new StreamEvent.ReasoningDelta(0, " at it", 3_000_000_000L));
            return screen(
                    items(
                            live(Phase.CONNECTING, now, null, null),
                            live(Phase.QUEUED, now - 75_000_000_000L, 3, null),
                            live(Phase.LOADING, now - 5_000_000_000L, null, 0.4),
                            asked,
                            thinking),
                    composer("Type the next message, it waits for this answer"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void openedCards(boolean dark) throws Exception {
        Scene scene = take("opened", dark, () -> {
            TurnViewModel answer = ShownTurns.stored(SampleTurns.complete("So it is."));
            answer.reasoningOpen().set(true);
            TurnViewModel failed = ShownTurns.stored(failed(SampleTurns.unauthorized()));
            String lines =
                    "java.lang.IllegalStateException: boom\n\tat dev.parley.Main.main(Main.java:12)\n".repeat(15);
            Composer composer = composer("Message llama-3.3-70b");
            composer.editing().set(true);
            composer.text().set("First line\nSecond line\nThird line");
            return screen(items(ShownTurns.stored(SampleTurns.user(lines)), answer, failed), composer);
        });
        Stagehand.doOnFx(() -> {
            scene.getRoot().lookupAll(".tool-call-head").forEach(node -> ((javafx.scene.control.Button) node).fire());
            scene.getRoot().lookupAll(".raw-fold").forEach(node -> ((javafx.scene.control.Button) node).fire());
            ((BlockFlow<?>) scene.getRoot().lookup(".block-flow")).jumpToLatest();
        });
        Stagehand.picture(scene, name("opened", dark));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstStart(boolean dark) throws Exception {
        take("first-start", dark, () -> {
            Composer composer = composer("Write now, choose an endpoint to send");
            composer.hint().set("No endpoint");
            return frame(ChatColumn.of(EmptyViews.noEndpoint(context, new QuietNavigation(), text -> {}), 0), composer);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNewChat(boolean dark) throws Exception {
        take("new-chat", dark, () -> {
            JumpButton jump = new JumpButton(context, () -> {});
            StackPane.setAlignment(jump, Pos.BOTTOM_CENTER);
            StackPane empty = ChatColumn.of(
                    EmptyViews.newChat(
                            context,
                            EmptyViews.sentence("Qwen3-32B on vLLM Seoul answers."),
                            EmptyViews.strengths(context, new QuietNavigation()),
                            text -> {}),
                    0);
            BorderPane frame = frame(new StackPane(empty, jump), composer("Message Qwen3-32B"));
            frame.setTop(ChatColumn.of(
                    new SystemPromptView(
                            new javafx.beans.property.SimpleStringProperty("You are a precise assistant."),
                            () -> {},
                            context),
                    8));
            return frame;
        });
    }

    private static Turn failed(dev.parley.client.transcript.TurnFault fault) {
        return SampleTurns.answer(SampleTurns.RELAY, TurnState.FAILED, "", fault, TurnMetrics.NONE);
    }

    private static TurnViewModel live(
            Phase phase,
            long since,
            @org.jspecify.annotations.Nullable Integer place,
            @org.jspecify.annotations.Nullable Double fraction) {
        return ShownTurns.live(
                SampleTurns.streaming(SampleTurns.SEOUL), SampleTurns.status(phase, since, place, fraction), false);
    }

    private Scene take(String name, boolean dark, Supplier<Parent> content) throws Exception {
        Scene scene = Stagehand.show(content, WIDTH, HEIGHT, dark);
        Path picture = Stagehand.picture(scene, name(name, dark));
        assertThat(Files.size(picture)).isGreaterThan(5_000);
        return scene;
    }

    private static String name(String name, boolean dark) {
        return "chatview-" + name + (dark ? "-dark" : "-light");
    }

    private Composer composer(String prompt) {
        Composer composer = new Composer(new QuietCommands(), context);
        composer.prompt().set(prompt);
        return composer;
    }

    private BorderPane screen(List<TranscriptItem> items, Composer composer) {
        TranscriptCells cells = new TranscriptCells(context);
        cells.follow(items);
        return frame(new BlockFlow<>(FXCollections.observableList(items), cells::cell), composer);
    }

    private static BorderPane frame(Parent centre, Composer composer) {
        BorderPane frame = new BorderPane(centre);
        frame.getStyleClass().add("chat-view");
        frame.setBottom(ChatColumn.of(composer, 16));
        return frame;
    }

    private static List<TranscriptItem> items(TurnViewModel... turns) {
        List<TranscriptItem> items = new ArrayList<>();
        for (TurnViewModel turn : turns) {
            if (turn.isUser()) {
                items.add(new TranscriptItem.UserMessage(turn));
                continue;
            }
            items.add(new TranscriptItem.AnswerHead(turn));
            if (!turn.reasoning().isEmpty()) {
                items.add(new TranscriptItem.ReasoningLine(turn));
            }
            if (turn.reasoningOpen().get()) {
                MarkdownDocument.parse(turn.reasoning())
                        .forEach(block -> items.add(new TranscriptItem.ReasoningBlock(turn, block)));
            }
            for (int i = 0; i < turn.toolCalls().size(); i++) {
                items.add(new TranscriptItem.ToolCard(turn, i));
            }
            MarkdownDocument.parse(turn.text())
                    .forEach(block -> items.add(new TranscriptItem.AnswerBlock(turn, block)));
            if (turn.phase().get() != null) {
                items.add(new TranscriptItem.PhaseCard(turn));
            } else if (turn.state().get() != TurnState.STREAMING) {
                if (turn.state().get() != TurnState.COMPLETE) {
                    items.add(new TranscriptItem.FaultCard(turn));
                }
                items.add(new TranscriptItem.Actions(turn));
            }
        }
        return items;
    }
}
