package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import dev.parley.client.store.ProfileStore;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Endpoints: the three of the demo, and one that is added, tested and used. */
class EndpointJourneysIT extends WindowJourney {

    @Test
    void theThreeDemoEndpointsGiveTheSameText() {
        for (String demo :
                new String[] {"Demo (direct)", "Demo through the VESSL relay", "Demo as a VESSL async job"}) {
            person.presses(KeyCode.CONTROL, KeyCode.N);
            person.awaits("an empty chat", person::hasEmptyChat);
            chooseEndpoint(demo);
            person.sends("what is 6*7?");
            person.seesControl("Regenerate");
            person.sees("42");
        }
        chooseEndpoint(ScriptedModel.NAME);
    }

    @Test
    void anEndpointIsAddedTestedSavedWithItsKeyAndUsed() {
        Node part = Person.onFx(() -> window.stage().getScene().lookup("#picker-profile"));
        person.clicks(part);
        person.clicks(person.seesText("Add endpoint"));
        person.sees("New endpoint");
        // The caret is in the name from the beginning.
        person.awaits(
                "the caret in the name",
                () -> window.stage().getScene().getFocusOwner() != null
                        && "profile-name"
                                .equals(window.stage()
                                        .getScene()
                                        .getFocusOwner()
                                        .getId()));
        person.types("Added");
        fills("Base URL", model.server().url("").toString());
        fills("Model", "added-model");
        fills("Key", "sk-secret-of-the-test");
        model.says("Yes?");
        person.clicks(person.seesNode("#profile-test"));
        person.sees("Answered in");
        assertThat(model.server().requests().getLast().header("Authorization"))
                .contains("Bearer sk-secret-of-the-test");
        person.presses(KeyCode.CONTROL, KeyCode.S);
        person.awaits(
                "it is saved",
                () -> ProfileStore.open(WholeWindow.profiles(home))
                        .findByName("Added")
                        .isPresent());
        person.presses(KeyCode.ESCAPE);
        person.seesNot("Endpoint profiles");
        chooseEndpoint("Added");
        model.says("With the key.");
        person.sends("Hello");
        person.sees("With the key.");
        assertThat(model.server().requests().getLast().header("Authorization"))
                .contains("Bearer sk-secret-of-the-test");
        chooseEndpoint(ScriptedModel.NAME);
    }

    private void fills(String field, String text) {
        person.clicks(person.seesControl(field));
        person.types(text);
    }
}
