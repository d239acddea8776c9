package dev.parley.app.window;

import dev.parley.app.WholeWindow;
import dev.parley.client.store.Settings;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One window for all tests of a class, with a scripted model beside the demo; every test begins in a new chat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WindowJourney {
    /** So much fits on the screen of the headless toolkit. */
    static final int SIDE = 1000;

    @TempDir
    static Path home;

    private final CssWarnings css = new CssWarnings();

    ScriptedModel model;
    WholeWindow window;
    Person person;

    @BeforeAll
    void openTheWindow() {
        model = new ScriptedModel().in(home);
        WholeWindow.prepare(home, SIDE, SIDE, Settings.Theme.LIGHT);
        open();
        chooseEndpoint(ScriptedModel.NAME);
    }

    void open() {
        window = WholeWindow.open(home);
        person = new Person(window.stage());
    }

    /** Through the picker: open, filter, Enter. */
    void chooseEndpoint(String name) {
        person.clicks(Person.onFx(() -> window.stage().getScene().lookup("#picker-profile")));
        person.seesPart("picker-popup");
        person.types(name);
        person.presses(KeyCode.ENTER);
        person.seesNoPart("picker-popup");
        person.sees(name);
    }

    @BeforeEach
    void beginANewChat() {
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
    }

    @AfterEach
    void theStyleSheetsHoldNothingThatTheToolkitCannotUse() {
        css.assertNone();
        Person.onFx(() -> {
            AccessibleNames.assertComplete("the end of the journey");
            return true;
        });
    }

    @AfterAll
    void closeTheWindow() {
        window.close();
        model.close();
        css.close();
    }
}
