package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.palette.PaletteViewModel;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command palette by keys alone: {@link PaletteViewModel} in the whole window. */
class PaletteJourneysIT extends WindowJourney {

    @AfterEach
    void leave() {
        if (person.hasPart("palette-field")) {
            person.presses(KeyCode.ESCAPE);
        }
        person.seesNoPart("palette-field");
        person.clicks(person.composer());
    }

    private void opens() {
        person.clicks(person.composer());
        person.presses(KeyCode.CONTROL, KeyCode.K);
        person.awaits(
                "the caret in the palette",
                () -> window.stage().getScene().getFocusOwner() != null
                        && window.stage()
                                .getScene()
                                .getFocusOwner()
                                .getStyleClass()
                                .contains("palette-field"));
    }

    @Test
    void partsOfWordsInAnyOrderFindAnActionAndEnterDoesIt() {
        opens();
        person.types("bar side");
        person.seesPart("palette-item");
        person.sees("1 result");
        person.presses(KeyCode.ENTER);
        person.seesNoPart("palette-field");
        person.seesControl("Show the sidebar");
        opens();
        person.types("bar side");
        person.presses(KeyCode.ENTER);
        person.seesNoControl("Show the sidebar");
    }

    @Test
    void aChatIsOpenedByAFewOfItsLetters() {
        model.says("Why it was slow");
        person.sends("콜드 스타트 지연");
        person.seesControl("Regenerate");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.seesNot("Why it was slow");
        opens();
        person.types("ㅋㄷㅅㅌ");
        person.sees("1 result");
        person.presses(KeyCode.ENTER);
        person.sees("Why it was slow");
    }

    @Test
    void escapeLeavesEverythingAsItWasAndTheCaretWhereItWas() {
        person.writes("a draft");
        person.presses(KeyCode.CONTROL, KeyCode.K);
        person.seesPart("palette-field");
        person.types("gate");
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("palette-field");
        assertThat(person.draft()).isEqualTo("a draft");
        person.awaits("the caret back", () -> person.composer().isFocused());
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.presses(KeyCode.BACK_SPACE);
    }

    @Test
    void arrowsChooseAndTheListSaysItsKeys() {
        opens();
        person.sees("Actions");
        person.sees("Ctrl B");
        person.presses(KeyCode.DOWN);
        person.presses(KeyCode.UP);
        person.types("keys");
        person.presses(KeyCode.ENTER);
        person.seesControl("Keys");
        person.presses(KeyCode.ESCAPE);
        person.seesNoControl("Close");
    }

    @Test
    void whatItLooksLike() {
        opens();
        person.types("co");
        person.seesPart("palette-item");
        Pictures.take(window.stage().getScene(), "12-palette");
        person.presses(KeyCode.CONTROL, KeyCode.A);
        person.types("qqqq");
        person.sees("Nothing fits");
        Pictures.take(window.stage().getScene(), "12-palette-none");
        assertThat(person.count("palette-item")).isZero();
    }
}
