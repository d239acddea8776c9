package dev.parley.app.chat.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.ShownTurns;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.text.EmojiImages;
import dev.parley.app.markdown.view.BlockStyle;
import dev.parley.app.markdown.view.DrawnInlines;
import dev.parley.client.Phase;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** What each card says and asks for. */
class CardsUiTest {
    private final RecordedActions actions = new RecordedActions();
    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    private final ViewContext context =
            new ViewContext(actions, Stagehand.blocks(), Texts.of(ViewContext.class), Motion.none(), nanos::get);
    private Parent root = new StackPane();

    @Test
    void aMessageCanBeCopiedEditedAndDeleted() throws Exception {
        TurnViewModel message = ShownTurns.stored(SampleTurns.user("hello"));
        show(() -> new UserBubble(message, new SimpleBooleanProperty(true), new HashSet<>(), context));

        fire("Copy message");
        fire("Edit message");
        fire("Delete message");

        assertThat(actions.asked).containsExactly("copy hello", "edit hello", "delete hello");
    }

    @Test
    void emojiOfAMessageArePictures() throws Exception {
        List<String> emoji = List.of("👩‍👩‍👧", "🇰🇷", "1️⃣", "👍🏽", "😀");
        BlockStyle plain = Stagehand.blocks();
        try (DrawnInlines inlines = new DrawnInlines(Runnable::run, plain.fx())) {
            BlockStyle blocks = new BlockStyle(inlines, plain.links(), plain.background(), plain.fx());
            ViewContext drawn = new ViewContext(actions, blocks, Motion.none());
            TurnViewModel message = ShownTurns.stored(SampleTurns.user("안녕 " + String.join(" ", emoji)));
            show(() -> new UserBubble(message, new SimpleBooleanProperty(false), new HashSet<>(), drawn));

            List<String> pictures =
                    root.lookupAll(".emoji").stream().map(EmojiImages::textOf).toList();

            assertThat(pictures).containsExactlyElementsOf(emoji);
        }
    }

    @Test
    void aLongMessageIsFoldedUntilItIsAskedFor() throws Exception {
        Set<String> unfolded = new HashSet<>();
        TurnViewModel message = ShownTurns.stored(SampleTurns.user("line\n".repeat(60) + "the end"));
        show(() -> new UserBubble(message, new SimpleBooleanProperty(false), unfolded, context));
        double folded = card().prefHeight(800);

        fire("Show all");

        assertThat(unfolded).containsExactly(message.id());
        assertThat(card().prefHeight(800)).isGreaterThan(folded + 30 * 20);
        assertThat(texts()).doesNotContain("Show all");
    }

    @Test
    void theActionsOfAnAnswerReachTheChat() throws Exception {
        TurnViewModel answer = ShownTurns.stored(
                SampleTurns.answer(SampleTurns.SEOUL, TurnState.COMPLETE, "**so**", null, SampleTurns.MEASURED));
        ShownTurns.branch(answer, 2, 3);
        show(() -> new ActionRow(answer, new SimpleBooleanProperty(true), context));

        fire("Copy as plain text");
        fire("Copy as Markdown");
        fire("Regenerate");
        fire("Delete");
        fire("Earlier version");
        fire("Later version");

        assertThat(actions.asked)
                .containsExactly(
                        "copy so", "copy **so**", "regenerate **so**", "delete **so**", "branch -1", "branch 1");
        assertThat(texts()).contains("2 / 3", "312 ms", "486", "7.9 s");
    }

    @Test
    void actionsThatAreNotWantedShowForTheKeyboard() throws Exception {
        TurnViewModel answer = ShownTurns.stored(
                SampleTurns.answer(SampleTurns.SEOUL, TurnState.COMPLETE, "so", null, TurnMetrics.NONE));
        ActionRow row = Stagehand.onFx(() -> new ActionRow(answer, new SimpleBooleanProperty(false), context));
        Button other = new Button("other");
        show(() -> new StackPane(row, other));
        // The pointer lies somewhere in the window, and a row under it shows too.
        new org.testfx.api.FxRobot().moveTo(other);
        Stagehand.doOnFx(other::requestFocus);
        assertThat(row.getOpacity()).isZero();

        Stagehand.doOnFx(() -> button("Regenerate").requestFocus());

        assertThat(row.getOpacity()).isEqualTo(1);
    }

    @Test
    void thoughtsOpenAndCloseByTheKeyboard() throws Exception {
        TurnViewModel answer = ShownTurns.stored(SampleTurns.complete("so"));
        show(() -> new ReasoningToggle(answer, context));

        fire("Thought for 6 s, closed");
        assertThat(answer.reasoningOpen().get()).isTrue();

        fire("Thought for 6 s, open");
        assertThat(answer.reasoningOpen().get()).isFalse();
    }

    @Test
    void thoughtsOnTheirWayCountTheirSecondsOnlyWhileTheyAreSeen() throws Exception {
        TurnViewModel answer = ShownTurns.live(SampleTurns.streaming(SampleTurns.SEOUL), null, true);
        Scene scene = show(() -> new ReasoningToggle(answer, context));
        assertThat(texts()).contains("Thinking… 0:00");

        Ticker ticker = Stagehand.onFx(() -> new Ticker(card(), answer.thinking(), () -> {}));
        assertThat(ticker.isTicking()).isTrue();
        Stagehand.doOnFx(() -> scene.setRoot(new StackPane()));
        assertThat(ticker.isTicking()).isFalse();
    }

    @Test
    void aToolCallOpensToItsArguments() throws Exception {
        TurnViewModel answer = ShownTurns.stored(SampleTurns.complete("so"));
        show(() -> new ToolCallView(answer, 0, context));
        assertThat(texts()).contains("query_metrics", "requested");

        fire("Tool call query_metrics, requested, closed");
        fire("Copy");

        assertThat(actions.asked).containsExactly("copy {\n  \"service\": \"chat-prod\",\n  \"window\": \"1h\"\n}");
    }

    @Test
    void anEndpointThatWakesIsACardWithWhatWasLearned() throws Exception {
        TurnViewModel answer = ShownTurns.live(
                SampleTurns.streaming(SampleTurns.PARIS), SampleTurns.waking(nanos.get() - 42_000_000_000L), false);
        boolean[] sent = new boolean[1];
        actions.job = () -> sent[0] = true;
        show(() -> new PhaseView(answer, context));

        assertThat(texts())
                .contains(
                        "Connected",
                        "Waking",
                        "0:42 of about 1:10",
                        "First token",
                        "The endpoint had no running replica; its last 8 starts took 0:58 to 1:24. The message was sent"
                                + " once and is never repeated unless you ask.");
        assertThat(((PhaseBar) card().lookup(".phase-bar")).isDeterminate()).isTrue();
        fire("Send as async job");
        assertThat(sent[0]).isTrue();
    }

    @Test
    void aMessageThatIsSentAgainByItselfIsNotCalledOneThatNeverIs() throws Exception {
        TurnViewModel answer = ShownTurns.live(
                SampleTurns.streaming(SampleTurns.PARIS), SampleTurns.waking(nanos.get() - 42_000_000_000L), false);
        ShownTurns.sentAgainByItself(answer);
        show(() -> new PhaseView(answer, context));

        assertThat(texts())
                .anyMatch(text -> text.contains("sent again by itself"))
                .noneMatch(text -> text.contains("never repeated"));
    }

    @Test
    void aWakeOfWhichNothingWasLearnedGuessesNothing() throws Exception {
        TurnViewModel answer = ShownTurns.live(
                SampleTurns.streaming(SampleTurns.PARIS),
                SampleTurns.status(Phase.WAKING, nanos.get() - 42_000_000_000L, null, null),
                false);
        show(() -> new PhaseView(answer, context));

        assertThat(texts()).contains("0:42");
        assertThat(((PhaseBar) card().lookup(".phase-bar")).isDeterminate()).isFalse();
        assertThat(button("Send as async job")).isNull();
    }

    @Test
    void aPhaseOfAMomentIsALineAndNoCard() throws Exception {
        TurnViewModel answer = ShownTurns.live(
                SampleTurns.streaming(SampleTurns.PARIS),
                SampleTurns.status(Phase.WAITING, nanos.get(), null, null),
                false);
        show(() -> new PhaseView(answer, context));
        assertThat(((PhaseView) card()).isCard()).isFalse();

        nanos.addAndGet(2_000_000_000L);
        Stagehand.doOnFx(() ->
                ShownTurns.phase(answer, SampleTurns.status(Phase.WAITING, nanos.get() - 2_000_000_001L, null, null)));
        assertThat(((PhaseView) card()).isCard()).isTrue();
    }

    @Test
    void sendingOnceMoreIsAskedWithinTheCard() throws Exception {
        TurnViewModel answer = ShownTurns.live(
                SampleTurns.streaming(SampleTurns.PARIS),
                SampleTurns.status(Phase.WAITING, nanos.get(), null, null),
                false);
        show(() -> new PhaseView(answer, context));
        Stagehand.doOnFx(() -> ShownTurns.ask(answer, SampleTurns.busy(0)));

        assertThat(button("Send again")).isNotNull();
        assertThat(button("Do not send")).isNotNull();
    }

    @Test
    void aQuestionStandsInThePlaceOfTheStepsAndCountsDownWhatTheServerAskedToWait() throws Exception {
        TurnViewModel answer = ShownTurns.live(
                SampleTurns.streaming(SampleTurns.PARIS),
                SampleTurns.status(Phase.WAITING, nanos.get(), null, null),
                false);
        Scene scene = show(() -> new PhaseView(answer, context));
        Stagehand.doOnFx(() -> ShownTurns.ask(answer, SampleTurns.busy(42_000), Duration.ofSeconds(42), nanos.get()));
        assertThat(button("Send again in 0:42")).isNotNull();
        assertThat(card().lookup(".phase-line").isVisible()).isFalse();

        nanos.addAndGet(42_000_000_000L);
        Stagehand.doOnFx(() -> {
            Parent seen = scene.getRoot();
            scene.setRoot(new StackPane());
            scene.setRoot(seen);
        });
        assertThat(button("Send again")).isNotNull();

        Stagehand.doOnFx(() -> ShownTurns.answered(answer));
        assertThat(card().lookup(".phase-line").isVisible()).isTrue();
    }

    @Test
    void aRefusedKeyLeadsToTheKey() throws Exception {
        TurnViewModel answer = failed(SampleTurns.unauthorized());
        show(() -> new FaultView(answer, context));

        assertThat(texts())
                .contains(
                        "The endpoint refused the key",
                        "The server says: “Access key expired on 2026-11-20.”",
                        "401 Unauthorized",
                        "req_7f31c0a9");
        assertThat(button("Edit key").getStyleClass()).contains("primary");
        fire("Edit key");
        fire("Retry");
        fire("Delete");
        assertThat(actions.asked).containsExactly("profile relay at key", "retry ", "delete ");
    }

    @Test
    void anUnreachableEndpointLeadsToTheProfile() throws Exception {
        TurnViewModel answer = failed(SampleTurns.unreachable());
        show(() -> new FaultView(answer, context));

        assertThat(texts())
                .contains("Could not reach localhost on port 8377; check the URL and that the server is running.");
        fire("Edit profile");
        assertThat(actions.asked).containsExactly("profile relay");
    }

    @Test
    void aBusyServerIsWaitedForAndNothingIsSentByItself() throws Exception {
        TurnViewModel answer = ShownTurns.ended(turn(SampleTurns.busy(42_000)), nanos.get(), false);
        show(() -> new FaultView(answer, context));
        assertThat(button("Retry in 0:42").isDisabled()).isTrue();

        nanos.addAndGet(43_000_000_000L);
        show(() -> new FaultView(answer, context));
        assertThat(actions.asked).isEmpty();
        fire("Retry");
        assertThat(actions.asked).containsExactly("retry ");
    }

    @Test
    void aCutAnswerCanBeContinued() throws Exception {
        TurnViewModel answer = ShownTurns.stored(SampleTurns.answer(
                SampleTurns.RELAY,
                TurnState.CUT,
                "half",
                SampleTurns.truncated(),
                new TurnMetrics(300L, 4_100L, null, null, 96L, 96)));
        show(() -> new FaultView(answer, context));

        assertThat(texts()).contains("The stream was cut after 96 tokens", "4.1 s");
        fire("Continue");
        fire("Retry");
        assertThat(actions.asked).containsExactly("continue half", "retry half");
    }

    @Test
    void row33AJobOfWhichNothingIsKnownSaysWhatToLookAt() throws Exception {
        TurnFault unknown = new TurnFault(
                "outcome_unknown",
                "The connection was lost; check before you send it again.",
                null,
                "",
                null,
                null,
                true,
                null);
        TurnViewModel answer = failed(unknown);
        show(() -> new FaultView(answer, context));

        assertThat(texts())
                .contains("It is not known whether the message arrived")
                .anyMatch(text -> text.contains("look at the server first"));
        fire("Retry");
        assertThat(actions.asked).containsExactly("retry ");
    }

    @Test
    void row26AnAnswerThatIsNotDrawnWholeOpensAsAFile() throws Exception {
        TurnViewModel answer = ShownTurns.stored(SampleTurns.answer(
                SampleTurns.RELAY, TurnState.COMPLETE, "x".repeat(1_000_000), null, TurnMetrics.NONE));
        show(() -> new LongLine(answer, context));

        assertThat(texts()).anyMatch(text -> text.contains("too long to be drawn whole"));
        fire("Open as file");
        assertThat(actions.asked).containsExactly("file 1000000");
    }

    @Test
    void row29CopiesOfAnAnswerAreWithoutWhatATerminalWouldObey() throws Exception {
        TurnViewModel answer = ShownTurns.stored(SampleTurns.answer(
                SampleTurns.RELAY,
                TurnState.COMPLETE,
                "\u001B[31m**red**\u001B[0m \u202Etxt\u202C\n\n```\nls\u200B \u001B]0;title\u0007-l\n```",
                null,
                TurnMetrics.NONE));
        show(() -> new ActionRow(answer, new SimpleBooleanProperty(true), context));

        fire("Copy as plain text");
        fire("Copy as Markdown");
        assertThat(actions.asked).containsExactly("copy red txt\n\nls -l", "copy **red** txt\n\n```\nls -l\n```");
    }

    @Test
    void aStoppedAnswerIsAQuietLine() throws Exception {
        TurnViewModel answer = ShownTurns.stored(
                SampleTurns.answer(SampleTurns.RELAY, TurnState.STOPPED, "half", null, TurnMetrics.NONE));
        show(() -> new FaultView(answer, context));

        assertThat(texts()).contains("Stopped");
        assertThat(card().getStyleClass()).doesNotContain("fault");
        fire("Continue");
        fire("Regenerate");
        assertThat(actions.asked).containsExactly("continue half", "regenerate half");
    }

    @Test
    void whatAServerSentIsFoldedAndCopiedAsItCame() throws Exception {
        TurnViewModel answer = failed(SampleTurns.unauthorized());
        show(() -> new FaultView(answer, context));
        assertThat(card().lookup(".code-body")).isNull();

        fire("Raw response body, 114 B, closed");

        assertThat(card().lookup(".code-body")).isNotNull();
    }

    @Test
    void aWaitingMessageCanBeEditedAndRemoved() throws Exception {
        show(() -> new WaitingBubble(1, "and then?", context));

        fire("Edit");
        fire("Remove");

        assertThat(actions.asked).containsExactly("edit waiting 1", "remove waiting 1");
    }

    @Test
    void nothingTurnsInWhatIsHidden() throws Exception {
        Spinner spinner = Stagehand.onFx(() -> new Spinner(Motion.full()));
        StackPane around = Stagehand.onFx(() -> new StackPane(new StackPane(spinner)));
        show(() -> new StackPane(around));

        assertThat(spinner.isTurning()).isTrue();
        Stagehand.doOnFx(() -> around.setVisible(false));
        assertThat(spinner.isTurning()).isFalse();
        Stagehand.doOnFx(() -> around.setVisible(true));
        assertThat(spinner.isTurning()).isTrue();
    }

    @Test
    void nothingTurnsWhereMotionIsReduced() throws Exception {
        Spinner still = Stagehand.onFx(() -> new Spinner(Motion.none()));
        Spinner turning = Stagehand.onFx(() -> new Spinner(Motion.full()));
        Scene scene = show(() -> new StackPane(still, turning));

        assertThat(still.isTurning()).isFalse();
        assertThat(turning.isTurning()).isTrue();
        Stagehand.doOnFx(() -> scene.setRoot(new StackPane()));
        assertThat(turning.isTurning()).isFalse();
    }

    @Test
    void everyButtonHasAName() throws Exception {
        TurnViewModel answer = failed(SampleTurns.unauthorized());
        show(() -> new StackPane(
                new FaultView(answer, context),
                EmptyViews.noEndpoint(context, new QuietNavigation(), text -> {}),
                new Composer(new QuietCommands(), context),
                new ActionRow(answer, new SimpleBooleanProperty(true), context)));

        assertThat(buttons())
                .isNotEmpty()
                .allSatisfy(button -> assertThat(button.getAccessibleText()).isNotBlank());
    }

    private static TurnViewModel failed(TurnFault fault) {
        return ShownTurns.stored(turn(fault));
    }

    private static Turn turn(TurnFault fault) {
        return SampleTurns.answer(SampleTurns.RELAY, TurnState.FAILED, "", fault, TurnMetrics.NONE);
    }

    private Scene show(Supplier<Region> card) throws Exception {
        Scene scene = Stagehand.show(
                () -> {
                    StackPane pane = new StackPane(card.get());
                    pane.getStyleClass().add("chat-view");
                    return pane;
                },
                900,
                600,
                false);
        root = scene.getRoot();
        return scene;
    }

    private Region card() {
        return (Region) ((StackPane) root).getChildren().getFirst();
    }

    private List<Button> buttons() {
        return all(root)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .toList();
    }

    private Button button(String name) {
        return buttons().stream()
                .filter(button -> name.equals(button.getAccessibleText()))
                .findFirst()
                .orElse(null);
    }

    private void fire(String name) {
        Button button = button(name);
        assertThat(button)
                .as(
                        "%s among %s",
                        name, buttons().stream().map(Node::getAccessibleText).toList())
                .isNotNull();
        Stagehand.doOnFx(button::fire);
    }

    private List<String> texts() {
        return all(root)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(CardsUiTest::all))
                : Stream.of(node);
    }
}
