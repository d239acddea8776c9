package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.view.BlockFlow;
import dev.parley.testkit.Gate;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Every key of the window, pressed in the whole window. */
class KeyJourneysIT extends WindowJourney {

    @Test
    void enterSendsAndShiftEnterBeginsALine() {
        model.says("Good day.");
        person.types("one");
        person.presses(KeyCode.SHIFT, KeyCode.ENTER);
        person.types("two");
        assertThat(person.draft()).isEqualTo("one\ntwo");
        int before = model.messages();

        person.presses(KeyCode.ENTER);

        person.sees("Good day.");
        assertThat(model.awaitMessage(before + 1)).contains("one\\ntwo");
        assertThat(person.draft()).isEmpty();
    }

    @Test
    void escapeStopsTheAnswerThenClosesTheSheet() {
        Gate gate = model.holdsAfter("Half of ");
        person.sends("Tell me");
        person.sees("Half of ");
        person.presses(KeyCode.ESCAPE);
        person.sees("Stopped");
        gate.open();

        person.presses(KeyCode.CONTROL, KeyCode.SLASH);
        person.sees("Show or hide the sidebar");
        person.presses(KeyCode.ESCAPE);
        person.seesNot("Show or hide the sidebar");
    }

    @Test
    void upInAnEmptyComposerEditsTheLastMessage() {
        model.says("First answer.");
        person.sends("First question");
        person.sees("First answer.");
        person.seesControl("Regenerate");

        person.presses(KeyCode.UP);
        assertThat(person.draft()).isEqualTo("First question");
        person.sees("Editing an earlier message");
        model.says("Second answer.");
        person.presses(KeyCode.END);
        person.types(", again");
        person.presses(KeyCode.ENTER);

        person.sees("Second answer.");
        person.sees("First question, again");
        person.seesNot("First answer.");
        person.sees("2 / 2");
    }

    @Test
    void controlBHidesTheSidebarAndShowsIt() {
        person.sees("Settings");
        person.presses(KeyCode.CONTROL, KeyCode.B);
        person.seesNoPart("history-view");
        person.seesControl("Show the sidebar");
        person.presses(KeyCode.CONTROL, KeyCode.B);
        person.seesPart("history-view");
    }

    @Test
    void controlShiftMOpensThePickerOfModels() {
        model.server().answer(dev.parley.testkit.Reply.json(200, "{\"object\":\"list\",\"data\":[]}"));
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        person.seesPart("picker-popup");
        person.types("other-model");
        person.sees("Use \"other-model\"");
        person.presses(KeyCode.ENTER);
        person.seesNoPart("picker-popup");
        person.seesControl("Model: other-model");
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        person.seesPart("picker-popup");
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("picker-popup");
    }

    @Test
    void theLastAnswerAndItsLastCodeAreCopied() {
        model.says("Some *code*:\n\n", "```java\nint a = 1;\n```\n\nand\n\n```sh\nls -l\n```\n");
        person.sends("Code please");
        person.seesControl("Regenerate");

        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(person.clipboard()).contains("Some *code*:").contains("```java");
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.SEMICOLON);
        assertThat(person.clipboard()).isEqualTo("ls -l");
        Person.onFx(() -> {
            ((BlockFlow<?>) window.stage().getScene().lookup(".block-flow")).selectAll();
            return true;
        });
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(person.clipboard()).contains("Code please").contains("```java");
    }

    @Test
    void controlRRegeneratesAndTheArrowsWalkTheBranches() {
        model.says("Answer one.");
        person.sends("Go");
        person.seesControl("Regenerate");
        person.sees("Answer one.");
        model.says("Answer two.");
        person.presses(KeyCode.CONTROL, KeyCode.R);
        person.sees("Answer two.");
        person.seesNot("Answer one.");

        person.clicks("Earlier version");
        person.sees("Answer one.");
        person.sees("1 / 2");
        person.clicks("Later version");
        person.sees("Answer two.");
    }

    @Test
    void controlShiftBackspaceDeletesTheChatAndUndoBringsItBack() {
        model.says("To be deleted.");
        person.sends("Delete this one");
        person.seesControl("Regenerate");
        person.sees("To be deleted.");
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.BACK_SPACE);
        person.seesNot("To be deleted.");
        person.clicks("Undo");
        person.sees("To be deleted.");
    }

    @Test
    void theKeysOfZoomMakeEverythingLargerAndSmaller() {
        double usual = width(person.composer());
        person.presses(KeyCode.CONTROL, KeyCode.EQUALS);
        person.awaits("larger", () -> scale() > 1);
        person.presses(KeyCode.CONTROL, KeyCode.DIGIT0);
        person.awaits("usual", () -> scale() == 1);
        person.presses(KeyCode.CONTROL, KeyCode.MINUS);
        person.awaits("smaller", () -> scale() < 1);
        person.presses(KeyCode.CONTROL, KeyCode.DIGIT0);
        person.awaits("usual", () -> scale() == 1);
        person.awaits("as before", () -> width(person.composer()) == usual);
    }

    private double scale() {
        Node composer = person.composer();
        return composer.getLocalToSceneTransform().getMxx();
    }

    private static double width(Node node) {
        return node.localToScene(node.getLayoutBounds()).getWidth();
    }

    @Test
    void controlCommaOpensTheSettingsWhichHoldAtOnce() {
        person.presses(KeyCode.CONTROL, KeyCode.COMMA);
        person.clicks("Appearance");
        person.sees("System changes with your desktop");
        person.clicks("Theme: Dark");
        person.awaits(
                "dark",
                () -> window.stage().getScene().getStylesheets().stream()
                        .anyMatch(sheet -> sheet.endsWith("dark.css")));
        person.clicks("Theme: Light");
        person.awaits(
                "light",
                () -> window.stage().getScene().getStylesheets().stream()
                        .anyMatch(sheet -> sheet.endsWith("light.css")));
        person.clicks("Close");
        person.seesNot("System changes with your desktop");
        person.awaits("the focus is back", () -> person.composer().isFocused());
    }

    @Test
    void f2RenamesTheOpenChat() {
        model.says("Fine.");
        person.sends("How are you");
        person.seesControl("Regenerate");
        person.presses(KeyCode.F2);
        person.awaits(
                "the title is a field",
                () -> window.stage().getScene().getFocusOwner() instanceof javafx.scene.control.TextField);
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.types("My own title");
        person.presses(KeyCode.ENTER);
        person.sees("My own title");
        person.awaits("the window's title", () -> window.stage().getTitle().equals("My own title - Parley"));
    }
}
