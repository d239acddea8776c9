package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What can be done with a message and its answer. */
class AnswerJourneysIT extends WindowJourney {

    @Test
    void anAnswerThatWasStoppedIsContinued() {
        Gate gate = model.holdsAfter("Half of ");
        person.sends("Tell me");
        person.sees("Half of ");
        person.clicks("Stop");
        person.sees("Stopped");
        gate.open();
        model.says("the answer.");
        person.clicks("Continue");
        person.sees("the answer.");
        person.seesControl("Regenerate");
        person.seesControl("Send");
    }

    @Test
    void aCutAnswerKeepsItsTextAndOffersToGoOn() {
        model.breaksAfter("What had come");
        person.sends("Tell me");
        person.sees("The stream was cut");
        person.sees("What had come");
        model.says(" and the rest.");
        person.clicks("Continue");
        person.sees("and the rest.");
    }

    @Test
    void afterAnErrorTheMessageIsSentAgain() {
        model.server().answer(Reply.json(500, "{\"error\":{\"message\":\"The disk is full.\"}}"));
        person.sends("Try it");
        person.sees("The disk is full.");
        person.sees("500");
        model.says("Now it works.");
        person.clicks("Retry");
        person.sees("Now it works.");
        person.seesNot("The disk is full.");
    }

    @Test
    void aRefusedKeyLeadsToTheKeyOfTheProfile() {
        model.server().answer(Reply.json(401, "{\"error\":{\"message\":\"No such key.\"}}"));
        person.sends("Let me in");
        person.clicks("Edit key");
        person.sees("Endpoint profiles");
        person.sees("Base URL");
        person.presses(KeyCode.ESCAPE);
        person.seesNot("Endpoint profiles");
        person.sees("No such key.");
    }

    @Test
    void messagesWaitWhileAnAnswerStreamsAndCanBeEditedAndRemoved() {
        Gate gate = model.holdsAfter("The first answer");
        person.sends("first");
        person.sees("The first answer");
        person.sends("second");
        person.sees("Waits for this answer");
        person.sends("third");
        person.awaits("two wait", () -> person.count("waiting-bubble") == 2);
        person.clicks("Remove");
        person.awaits("one waits", () -> person.count("waiting-bubble") == 1);
        person.clicks("Edit");
        person.awaits("it is in the composer", () -> person.composer().getText().equals("second"));
        person.awaits("none waits", () -> person.count("waiting-bubble") == 0);
        person.clicks(person.composer());
        person.presses(KeyCode.END);
        person.types(", changed");
        person.presses(KeyCode.ENTER);
        person.sees("second, changed");
        int before = model.messages();
        model.says("The second answer");
        gate.open();
        person.sees("The second answer");
        assertThat(model.awaitMessage(before + 1)).contains("second, changed").doesNotContain("third");
    }

    @Test
    void aMessageIsEditedAndSentAgainAsABranch() {
        model.says("Answer A.");
        person.sends("Question A");
        person.seesControl("Regenerate");
        person.pointsAt(person.seesPart("user-bubble"));
        person.clicks("Edit message");
        person.sees("Editing an earlier message");
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.types("Question B");
        model.says("Answer B.");
        person.presses(KeyCode.ENTER);
        person.sees("Answer B.");
        person.seesNot("Answer A.");
        person.clicks("Earlier version");
        person.sees("Answer A.");
        person.sees("Question A");
    }

    @Test
    void aDeletedAnswerComesBack() {
        model.says("Not for long.");
        person.sends("Say something");
        person.seesControl("Regenerate");
        person.clicks("Delete");
        person.seesNot("Not for long.");
        person.clicks("Undo");
        person.sees("Not for long.");
    }

    @Test
    void everyChatKeepsItsDraft() {
        model.says("Yes.");
        person.sends("A chat with a draft");
        person.seesControl("Regenerate");
        person.writes("not sent yet");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
        person.clicks(person.seesText("A chat with a draft"));
        person.awaits("the draft", () -> person.composer().getText().equals("not sent yet"));
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.presses(KeyCode.BACK_SPACE);
    }

    @Test
    void theSystemPromptGoesWithTheMessage() {
        person.clicks("System prompt");
        person.seesPart("system-prompt");
        person.types("Answer in one word.");
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("system-prompt");
        person.seesControl("System prompt set");
        int before = model.messages();
        model.says("One.");
        person.sends("How many");
        person.sees("One.");
        assertThat(model.awaitMessage(before + 1)).contains("Answer in one word.");
    }

    @Test
    void aStarterWritesTheBeginningOfAMessage() {
        person.clicks(person.seesText("Check a JSON schema"));
        person.awaits("a draft", () -> person.composer().getText().contains("schema"));
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.presses(KeyCode.BACK_SPACE);
    }

    @Test
    void theFirstMessageGivesTheTitle() {
        model.says("It sleeps after five minutes.");
        person.sends("When does the endpoint sleep?");
        person.seesControl("Regenerate");
        person.awaits(
                "the title of the window", () -> window.stage().getTitle().startsWith("When does the endpoint sleep"));
        Node row = person.seesPart("history-list");
        assertThat(row).isNotNull();
    }
}
