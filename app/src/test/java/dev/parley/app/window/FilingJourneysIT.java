package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Folders, tags, several chats at once, the tree of the branches, and chats of which nothing is stored. */
class FilingJourneysIT extends WindowJourney {

    private void hasChat(String question) {
        model.says("Answer to " + question);
        person.sends(question);
        person.seesControl("Regenerate");
        person.seesWithin("history-list", question);
        person.presses(KeyCode.CONTROL, KeyCode.N);
    }

    private void chooses(String chat, String item) {
        Node row = person.seesWithin("history-list", chat);
        person.rightClicks(row);
        person.clicks(person.seesText(item));
    }

    @Test
    void aChatIsMovedIntoANewFolderAndTaggedAndFoundByItsTag() {
        hasChat("Filed question");
        hasChat("Loose question");
        chooses("Filed question", "Move to folder");
        person.clicks(person.seesText("New folder…"));
        person.types("벤치마크 runs");
        person.presses(KeyCode.ENTER);
        person.seesWithin("folder-list", "벤치마크 runs");
        person.seesWithin("folder-list", "Filed question");
        chooses("Filed question", "Tags");
        person.types("load test");
        person.presses(KeyCode.ENTER);
        person.types("vllm");
        person.presses(KeyCode.ENTER);
        person.seesWithin("tag-part", "load-test");
        person.presses(KeyCode.ESCAPE);
        person.seesWithin("history-list", "load-test");
        person.clicks(person.seesPart("search"));
        person.types("#load");
        person.seesNotWithin("history-list", "Loose question");
        person.seesWithin("history-list", "Filed question");
        person.presses(KeyCode.ESCAPE);
        person.clicks(person.seesWithin("folder-list", "벤치마크 runs"));
        person.seesNotWithin("history-list", "Filed question");
        person.rightClicks(person.seesWithin("folder-list", "벤치마크 runs"));
        person.clicks(person.seesText("Delete the folder"));
        person.seesWithin("history-list", "Filed question");
        person.clicks(person.composer());
    }

    @Test
    void severalChatsAreChosenWithTheKeysAndDeletedAndBroughtBackAtOnce() {
        hasChat("First of three");
        hasChat("Second of three");
        hasChat("Third of three");
        person.clicks(person.seesPart("search"));
        person.presses(KeyCode.TAB);
        person.presses(KeyCode.SHIFT, KeyCode.DOWN);
        person.sees("2 chosen");
        person.presses(KeyCode.DELETE);
        person.sees("Deleted 2 chats.");
        person.seesNotWithin("history-list", "Second of three");
        person.seesWithin("history-list", "First of three");
        person.clicks("Undo");
        person.seesWithin("history-list", "Second of three");
        person.seesWithin("history-list", "Third of three");
        person.clicks(person.composer());
    }

    @Test
    void theTreeLeadsToAnotherBranch() {
        model.says("An earlier answer");
        person.sends("Branch me");
        person.seesControl("Regenerate");
        model.says("A later answer");
        person.presses(KeyCode.CONTROL, KeyCode.R);
        person.sees("A later answer");
        person.seesControl("Regenerate");
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        person.sees("This chat has 2 branches.");
        person.seesWithin("branch-list", "A later answer");
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("branch-list");
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        person.seesWithin("branch-list", "A later answer");
        person.presses(KeyCode.UP);
        person.presses(KeyCode.ENTER);
        person.seesNoPart("branch-list");
        person.sees("An earlier answer");
        person.seesNot("A later answer");
    }

    @Test
    void nothingOfATemporaryChatIsInTheDataFolder() {
        hasChat("A stored question");
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        person.sees("Temporary chat: nothing of it is stored");
        model.says("The answer says quokkafern");
        person.sends("Say zebrawort to me");
        person.sees("The answer says quokkafern");
        person.seesControl("Regenerate");
        person.writes("a draft of wombatmoss");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
        person.seesNotWithin("history-list", "Say zebrawort to me");
        window.close();
        assertThat(found("stored question")).isNotEmpty();
        assertThat(found("zebrawort")).isEmpty();
        assertThat(found("quokkafern")).isEmpty();
        assertThat(found("wombatmoss")).isEmpty();
        open();
        person.sees(ScriptedModel.NAME);
        person.seesWithin("history-list", "A stored question");
    }

    /** The files with these words in them, however a database or a text writes them. */
    private static List<Path> found(String words) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, words))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String words) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            String wide = new String(words.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
            return bytes.contains(words) || bytes.contains(wide);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTemporaryChatIsKeptByAButton() {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        model.says("Worth keeping");
        person.sends("Keep this one");
        person.sees("Worth keeping");
        person.seesControl("Regenerate");
        person.seesNotWithin("history-list", "Keep this one");
        person.clicks("Keep this chat");
        person.seesWithin("history-list", "Keep this one");
        person.seesNoPart("temporary-note");
    }
}
