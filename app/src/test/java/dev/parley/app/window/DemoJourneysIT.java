package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A presenter before the bundled demo: what it shows at one press, the tour, large type, and back to the beginning. */
class DemoJourneysIT extends WindowJourney {
    /** The demo writes as a model does, at 60 tokens a second, and not while it wakes up. */
    private static final int PACED_SECONDS = 60;

    private void command(String name) {
        person.presses(KeyCode.CONTROL, KeyCode.K);
        person.seesPart("palette-field");
        person.types(name);
        person.seesPart("palette-item");
        person.presses(KeyCode.ENTER);
        person.seesNoPart("palette-field");
    }

    private void waitsForTheAnswer() {
        person.awaits(
                "the end of the answer",
                PACED_SECONDS,
                () -> window.stage().getScene().getRoot().lookupAll(".composer-stop").stream()
                        .noneMatch(Node::isVisible));
    }

    /** The ring lies around the node, with a little room. */
    private void seesTheRingAround(String styleClass) {
        person.seesPart("tour-ring");
        person.awaits("the ring around ." + styleClass, () -> {
            Node ring = window.stage().getScene().lookup(".tour-ring");
            Bounds around = ring.localToScene(ring.getLayoutBounds());
            return window.stage().getScene().getRoot().lookupAll("." + styleClass).stream()
                    .map(node -> node.localToScene(node.getLayoutBounds()))
                    .anyMatch(bounds -> Math.abs(bounds.getMinX() - around.getMinX()) <= 6
                            && Math.abs(bounds.getMinY() - around.getMinY()) <= 6);
        });
    }

    @Test
    void theStrengthsStandInAnEmptyChatOfTheDemoAndEachShowsItselfAtOnePress() {
        assertThat(person.hasPart("strengths"))
                .as("beside an endpoint of one's own")
                .isFalse();
        chooseEndpoint("Demo (direct)");
        person.seesPart("strengths");

        person.clicks("Tool call. A call in fragments, put together in a card");
        person.seesPart("tool-call");
        waitsForTheAnswer();

        beginANewChat();
        person.clicks("Survived fault. The connection breaks; the answer can go on");
        person.seesPart("fault-buttons");

        beginANewChat();
        person.clicks("Async job. Accepted at once, polled, survives a restart");
        person.sees("Demo as a VESSL async job");
        waitsForTheAnswer();
        chooseEndpoint(ScriptedModel.NAME);
    }

    @Test
    void whatWasBegunIsKeptInAChatOfItsOwn() {
        chooseEndpoint("Demo (direct)");
        person.writes("A thought that was begun");
        person.clicks("Reasoning. A thought before the answer, folded away");
        person.seesPart("reasoning");
        waitsForTheAnswer();
        person.clicks(person.seesWithin("sidebar", "Untitled chat"));
        person.awaits("the draft", () -> person.draft().equals("A thought that was begun"));
        beginANewChat();
        chooseEndpoint(ScriptedModel.NAME);
    }

    @Test
    void theTourLeadsThroughSixStepsOnTheRealScreens() {
        chooseEndpoint("Demo (direct)");
        person.clicks("Guided tour");
        person.seesPart("tour-card");
        person.sees("1 of 6");
        person.clicks("Show me");
        seesTheRingAround("block-flow");
        Pictures.take(window.stage().getScene(), "tour-1");
        waitsForTheAnswer();
        person.clicks("Next");

        person.sees("2 of 6");
        person.clicks("Show me");
        seesTheRingAround("tool-call");
        waitsForTheAnswer();
        person.clicks("Next");

        person.sees("A cold start that can be seen");
        person.clicks("Show me");
        person.sees("Demo through the VESSL relay");
        waitsForTheAnswer();
        person.clicks("Next");

        person.sees("A job in place of a wait");
        person.clicks("Show me");
        person.seesPart("jobs-page");
        seesTheRingAround("job-list");
        Pictures.take(window.stage().getScene(), "tour-4");
        person.clicks("Next");

        person.sees("A fault that loses nothing");
        // It can be used once the job is over.
        waitsForTheAnswer();
        person.clicks("Show me");
        seesTheRingAround("fault-buttons");
        Pictures.take(window.stage().getScene(), "tour-5");
        person.clicks("Next");

        person.sees("6 of 6");
        person.clicks("Show me");
        seesTheRingAround("right-panel");
        person.clicks("Add your endpoint");
        person.seesPart("profiles-page");
        person.seesNoPart("tour-card");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        chooseEndpoint(ScriptedModel.NAME);
    }

    @Test
    void theTourEndsByEscapeAndAsksTheEndpointThatWasChosen() {
        command("Guided tour");
        person.seesPart("tour-card");
        model.server()
                .answer(ScriptedModel.stream("A heading of the real model.").chunk(ScriptedModel.END));
        person.clicks("Show me");
        person.sees("A heading of the real model.");
        person.sees(ScriptedModel.NAME);
        waitsForTheAnswer();
        // The focus went to what leads on.
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("tour-card");
        assertThat(person.hasPart("tour-ring")).isFalse();
    }

    @Test
    void presenterModeMakesTheTypeLargeAndPutsTheSidebarAsideAndBack() {
        double before = Person.onFx(() -> heightOnScreen(person.composer()));
        assertThat(person.hasPart("sidebar")).isTrue();
        person.presses(KeyCode.F5);
        person.awaits("large type", () -> heightOnScreen(person.composer()) > before * 1.3);
        person.seesNoPart("sidebar");
        Pictures.take(window.stage().getScene(), "presenter");
        person.presses(KeyCode.CONTROL, KeyCode.B);
        person.seesPart("sidebar");
        person.presses(KeyCode.F5);
        person.awaits("usual type", () -> Math.abs(heightOnScreen(person.composer()) - before) < 1);
        person.seesPart("sidebar");
        assertThat(Person.onFx(() -> window.stage().isFullScreen())).isFalse();
    }

    private static double heightOnScreen(Node node) {
        return node.localToScene(node.getLayoutBounds()).getHeight();
    }

    @Test
    void theResetTakesTheChatsWithTheDemoAndOnlyThoseAndCanBeUndone() {
        person.sends("A question of my own");
        waitsForTheAnswer();
        beginANewChat();
        chooseEndpoint("Demo (direct)");
        person.sends("what is 6*7?");
        person.sees("42");
        waitsForTheAnswer();
        person.seesWithin("sidebar", "what is 6*7?");

        command("Reset the demo");
        person.seesNotWithin("sidebar", "what is 6*7?");
        person.seesWithin("sidebar", "A question of my own");
        person.awaits("an empty chat", person::hasEmptyChat);
        person.seesPart("strengths");

        person.clicks("Undo");
        person.seesWithin("sidebar", "what is 6*7?");
        command("Reset the demo");
        person.seesNotWithin("sidebar", "what is 6*7?");
        chooseEndpoint(ScriptedModel.NAME);
    }
}
