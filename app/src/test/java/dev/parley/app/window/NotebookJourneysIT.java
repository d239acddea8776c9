package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.NotebookStore;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The notebook: the demo goes on with a text, and so does a server whose answers a test holds back or refuses. */
class NotebookJourneysIT extends WindowJourney {

    private void opens() {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        person.seesPart("notebook-page");
        person.awaits("the caret is in the text", () -> area().isFocused());
    }

    private TextArea area() {
        return Person.onFx(() -> (TextArea) window.stage().getScene().lookup(".notebook-text"));
    }

    private String text() {
        return Person.onFx(() -> area().getText());
    }

    private void empties() {
        Person.onFx(() -> {
            area().clear();
            area().requestFocus();
            return true;
        });
    }

    private static Reply stream(String... pieces) {
        Reply reply = Reply.sse();
        for (String piece : pieces) {
            reply = reply.chunk("data: {\"choices\":[{\"index\":0,\"text\":\"" + piece + "\"}]}\n\n");
        }
        return reply;
    }

    private static final String END =
            "data: {\"choices\":[{\"index\":0,\"text\":\"\",\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    @Test
    void theDemoGoesOnWithATextAndOneStepTakesItBack() {
        chooseEndpoint("Demo (direct)");
        opens();
        empties();
        person.types("what is 6*7?");
        person.presses(KeyCode.CONTROL, KeyCode.ENTER);
        person.seesControl("Stop");
        person.seesControl("Generate");
        person.awaits("an answer", () -> area().getText().contains("42"));
        person.seesText("Done in");
        person.seesPart("made");
        Pictures.take(window.stage().getScene(), "notebook");
        String made = text();
        assertThat(made).startsWith("what is 6*7?");

        person.presses(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text()).isEqualTo("what is 6*7?");
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(text()).isEqualTo(made);
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("notebook-page");
        chooseEndpoint(ScriptedModel.NAME);
    }

    @Test
    void whatComesIsWrittenAtTheCaretAndEscapeStopsIt() {
        opens();
        choosesBench();
        empties();
        person.types("Once . The end. 한국어도 됩니다.");
        Person.onFx(() -> {
            area().positionCaret(5);
            return true;
        });
        Gate gate = new Gate();
        model.server().answer(stream("upon ", "a time").await(gate).chunk(END));
        int before = model.messages();
        person.presses(KeyCode.CONTROL, KeyCode.ENTER);
        person.awaits("the text", () -> area().getText().startsWith("Once upon a time. The end."));
        assertThat(model.awaitMessage(before + 1))
                .contains("\"prompt\":\"Once \"", "\"suffix\":\". The end. 한국어도 됩니다.\"");
        assertThat(model.server().requests().getLast().target()).isEqualTo("/v1/completions");
        person.presses(KeyCode.ESCAPE);
        person.seesText("Stopped after");
        gate.open();
        assertThat(text()).isEqualTo("Once upon a time. The end. 한국어도 됩니다.");
        assertThat(person.hasPart("notebook-page")).isTrue();

        model.server().answer(Reply.json(400, "{\"error\":{\"message\":\"suffix is not supported\"}}"));
        person.presses(KeyCode.CONTROL, KeyCode.ENTER);
        person.sees("suffix is not supported");
        Pictures.take(window.stage().getScene(), "notebook-fault");
        model.server().answer(stream(", all were happy").chunk(END));
        person.clicks("Retry without the text after");
        person.awaits("the rest", () -> area().getText().startsWith("Once upon a time, all were happy. The end."));
        person.seesNoPart("notebook-fault");
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("notebook-page");
        person.awaits(
                "that it is on the disk",
                () -> NotebookStore.open(home.resolve("notebook.json"))
                        .current()
                        .text()
                        .contains("all were happy"));
    }

    private void choosesBench() {
        person.clicks("Endpoint");
        person.clicks(person.seesText(ScriptedModel.NAME));
    }
}
