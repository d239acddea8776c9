package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.history.HistoryRow;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The list of chats: rename, pin, delete with undo, search, and the last chat after a restart. */
class SidebarJourneysIT extends WindowJourney {

    private void hasChat(String question) {
        model.says("Answer to " + question);
        person.sends(question);
        person.seesControl("Regenerate");
        person.seesText(question);
    }

    private void chooses(String chat, String item) {
        Node row = row(chat);
        person.rightClicks(row);
        person.clicks(person.seesText(item));
    }

    /** The row of the sidebar, not the title in the header. */
    private Node row(String chat) {
        return person.seesWithin("history-list", chat);
    }

    @Test
    void aDoubleClickRenamesARow() {
        hasChat("Rename me");
        person.doubleClicks(row("Rename me"));
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.types("A better name");
        person.presses(KeyCode.ENTER);
        person.seesWithin("history-list", "A better name");
        person.awaits("the header", () -> window.stage().getTitle().startsWith("A better name"));
    }

    @Test
    void theTitleInTheHeaderIsRenamedInItsPlaceAndEscapeKeepsIt() {
        hasChat("Header name");
        person.clicks(person.seesWithin("header", "Header name"));
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.types("Never mind");
        person.presses(KeyCode.ESCAPE);
        person.seesWithin("header", "Header name");
        person.clicks(person.seesWithin("header", "Header name"));
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.types("Renamed above");
        person.presses(KeyCode.ENTER);
        person.seesWithin("header", "Renamed above");
        person.seesWithin("history-list", "Renamed above");
    }

    @Test
    void aPinnedChatMovesIntoItsGroupAndBack() {
        hasChat("Pin me");
        chooses("Pin me", "Pin");
        person.seesWithin("history-list", "Pinned");
        chooses("Pin me", "Unpin");
        person.seesNotWithin("history-list", "Pinned");
    }

    @Test
    void aDeletedChatComesBackByUndo() {
        hasChat("Delete me");
        chooses("Delete me", "Delete");
        person.seesNotWithin("history-list", "Delete me");
        person.seesNot("Answer to Delete me");
        person.clicks("Undo");
        person.seesWithin("history-list", "Delete me");
        person.sees("Answer to Delete me");
    }

    @Test
    void theSearchKeepsWhatFits() {
        hasChat("Alpha chat");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        hasChat("Beta chat");
        person.clicks(person.seesPart("search"));
        person.types("alpha");
        person.seesNotWithin("history-list", "Beta chat");
        person.seesWithin("history-list", "Alpha chat");
        person.presses(KeyCode.ESCAPE);
        person.seesWithin("history-list", "Beta chat");
        person.clicks(person.composer());
    }

    @Test
    void whoComesByTabStandsOnAChatAndEnterOpensIt() {
        hasChat("By keys alone");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.seesNot("Answer to By keys alone");
        ListView<?> list =
                Person.onFx(() -> (ListView<?>) window.stage().getScene().lookup(".history-list"));
        person.clicks(person.seesPart("search"));
        person.presses(KeyCode.TAB);
        person.awaits(
                "a chat with the focus",
                () -> list.isFocused() && list.getFocusModel().getFocusedItem() instanceof HistoryRow.Entry);
        person.presses(KeyCode.ENTER);
        person.sees("Answer to ");
    }

    @Test
    void theLastChatIsOpenAgainAfterARestart() {
        hasChat("Still here tomorrow");
        person.writes("a draft for tomorrow");
        window.close();
        open();
        person.sees("Answer to Still here tomorrow");
        person.awaits("the draft", () -> person.composer().getText().equals("a draft for tomorrow"));
        assertThat(window.stage().getTitle()).startsWith("Still here tomorrow");
        person.sees(ScriptedModel.NAME);
        person.clicks(person.composer());
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.presses(KeyCode.BACK_SPACE);
    }
}
