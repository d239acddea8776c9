package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.Settings;
import dev.parley.testkit.Gate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What went over the wire, beside the chat. */
class InspectorJourneysIT extends WindowJourney {
    private static final String KEY = "sk-very-secret-0123456789";

    @Override
    @BeforeAll
    void openTheWindow() {
        model = new ScriptedModel().in(home);
        ProfileStore.open(WholeWindow.profiles(home))
                .put(EndpointProfile.builder("Keyed", model.server().url(""))
                        .id("keyed")
                        .path("/v1/chat/completions?api_key=" + KEY)
                        .model("bench-model")
                        .build());
        WholeWindow.prepare(home, SIDE, SIDE, Settings.Theme.LIGHT);
        open();
        chooseEndpoint("Keyed");
    }

    @AfterEach
    void closeThePanel() {
        if (person.hasPart("inspector")) {
            person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
            person.seesNoPart("inspector");
        }
    }

    private TableView<?> table() {
        return (TableView<?>) person.seesPart("frame-table");
    }

    private void openByKey() {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
        person.seesPart("inspector");
    }

    @Test
    void theInspectorOpensByItsKeyAndShowsTheFramesOfTheLastAnswer() {
        model.says("One ", "two ", "three.");
        person.sends("Count");
        person.seesControl("Regenerate");
        openByKey();
        person.seesWithin("inspector", "200");
        person.sees("POST /v1/chat/completions?api_key=•••");
        person.sees("key masked");
        person.sees("HTTP/1.1");
        person.awaits("five frames", () -> table().getItems().size() == 5);
        person.sees("\"two \"");
        person.clicks(person.seesText("\"two \""));
        person.sees("Frame 2");
        assertNoKey();
        person.clicks("Request");
        person.sees("Headers");
        person.sees("\"Count\"");
        assertNoKey();
        person.clicks("Response");
        person.sees("text/event-stream");
        assertNoKey();
        person.clicks("Raw");
        person.sees("[DONE]");
        assertNoKey();
        assertThat(model.server().requests().getLast().target()).contains(KEY);
        person.clicks("Logprobs");
        person.sees("The answer has no logprobs.");
        person.clicks("Timeline");
    }

    @Test
    void anAnswerOnItsWayIsFollowed() {
        openByKey();
        person.sees("Send a message to see here");
        Gate gate = model.holdsAfter("One ", "two ");
        person.sends("Go on");
        person.awaits(
                "two frames",
                () -> person.hasPart("frame-table") && table().getItems().size() == 2);
        gate.open();
        person.awaits("all frames", () -> table().getItems().size() == 4);
        person.seesControl("Regenerate");
    }

    @Test
    void anAnswerIsInspectedFromItsRow() {
        model.says("The first.");
        person.sends("First");
        person.seesControl("Regenerate");
        person.clicks("Inspect the request");
        person.seesPart("inspector");
        person.sees("\"The first.\"");
    }

    @Test
    void anAnswerIsReplayedInAChatOfItsOwnWithoutAskingAnybody() {
        model.says("Told ", "once.");
        person.sends("Tell it again");
        person.seesControl("Regenerate");
        openByKey();
        int asked = model.messages();
        person.clicks("Replay in a new chat");
        person.clicks(person.seesText("Replay in a new chat, all at once"));
        person.sees("Replay of Keyed");
        person.sees("Told once.");
        person.seesControl("Regenerate");
        person.awaits("its frames", () -> table().getItems().size() == 4);
        Pictures.take(window.stage().getScene(), "inspector-replay");
        assertThat(model.messages()).isEqualTo(asked);
        assertNoKey();

        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
        person.seesNoPart("inspector");
        person.sends("And now?");
        person.sees("This chat replays a capture");
        assertThat(model.messages()).isEqualTo(asked);
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
        person.sees("bench-model on Keyed answers.");
    }

    /** Nowhere in the window, in what is scrolled away neither. */
    private void assertNoKey() {
        String all = Person.onFx(() -> texts(window.stage().getScene().getRoot()));
        assertThat(all).contains("key masked").doesNotContain(KEY);
    }

    private static String texts(Node node) {
        StringBuilder all = new StringBuilder();
        if (node instanceof javafx.scene.text.Text text) {
            all.append(text.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(texts(child)));
        }
        return all.toString();
    }
}
