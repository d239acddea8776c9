package dev.parley.app.window;

import javafx.scene.input.KeyCode;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;

/** Looking for words in the chat that is open. */
class FindJourneysIT extends WindowJourney {

    private void exchange(String question, String answer) {
        model.says(answer);
        person.sends(question);
        person.sees(answer.substring(answer.lastIndexOf('\n') + 1));
        person.seesControl("Regenerate");
    }

    @Test
    void wordsAreFoundFromTheLastMessageBackAndBroughtIntoSight() {
        exchange(
                "Where is it?",
                "A `needle`:\n\n```java\nvar needle = 1;\n```\n\n| needle | x |\n|---|---|\n| a | needle |\n\nThe needle is here.");
        for (int i = 1; i <= 3; i++) {
            exchange("Question " + i, "A paragraph.\n\n".repeat(20) + "End " + i);
        }
        exchange("Needle or pin?", "A pin.");
        person.seesNot("The needle is here.");

        person.presses(KeyCode.CONTROL, KeyCode.F);
        person.types("needle");
        person.sees("2 / 2");
        person.presses(KeyCode.SHIFT, KeyCode.ENTER);
        person.sees("1 / 2");
        person.awaits(
                "marks in text, code and table",
                () -> window.stage().getScene().getRoot().lookupAll(".md-found-current").stream()
                                .filter(node -> node instanceof Path path
                                        && !path.getElements().isEmpty())
                                .count()
                        >= 4);
        Pictures.take(window.stage().getScene(), "find-marks");
        person.sees("The needle is here.");
        person.presses(KeyCode.ENTER);
        person.sees("2 / 2");

        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("find-bar");
        person.awaits(
                "no marks",
                () -> window.stage().getScene().getRoot().lookupAll(".md-found-current").stream()
                        .allMatch(node ->
                                node instanceof Path path && path.getElements().isEmpty()));
    }

    @Test
    void whatIsNotThereIsSaid() {
        exchange("One?", "Two.");
        person.presses(KeyCode.CONTROL, KeyCode.F);
        person.types("three");
        person.sees("Not found");
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("find-bar");
    }
}
