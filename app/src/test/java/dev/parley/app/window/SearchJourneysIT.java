package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The search over the texts of all chats, from the sidebar to the message. */
class SearchJourneysIT extends WindowJourney {

    @AfterEach
    void emptyTheField() {
        person.clicks(person.seesPart("search"));
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("message-lines");
        person.clicks(person.composer());
    }

    private void exchange(String question, String answer) {
        model.says(answer);
        person.sends(question);
        person.sees(answer.substring(answer.lastIndexOf('\n') + 1));
        person.seesControl("Regenerate");
    }

    private void aLongChat() {
        exchange("왜 느려요?", "콜드 스타트 지연 때문입니다.");
        for (int i = 1; i <= 3; i++) {
            exchange("Question " + i, "A paragraph.\n\n".repeat(20) + "End " + i);
        }
        person.seesNot("콜드 스타트 지연 때문입니다.");
    }

    @Test
    void aKoreanWordOfAnOldChatIsFoundAndEnterLandsAtItsMessage() {
        aLongChat();
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        person.types("스타트");
        person.seesPart("message-lines");
        person.seesRun("스타트");
        Pictures.take(window.stage().getScene(), "20-search");
        person.presses(KeyCode.ENTER);
        person.sees("콜드 스타트 지연 때문입니다.");
        Pictures.take(window.stage().getScene(), "21-search-found");
        assertThat(person.count("message-lines")).isPositive();
    }

    @Test
    void aClickOnAMessageOpensItsChatThere() {
        exchange("Where is the needle?", "The needle is here.");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        person.types("needle is");
        person.clicks(person.seesPart("message-lines"));
        person.sees("The needle is here.");
    }

    @Test
    void whatNobodySaidIsNotFound() {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        person.types("\"quetzalcoatl* OR");
        person.sees("Nothing was found.");
        assertThat(person.hasPart("message-lines")).isFalse();
    }
}
