package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The tabs beside the chat: what is set there is sent, and the code that is shown asks the same. */
class PanelJourneysIT extends WindowJourney {
    private static final Pattern PIECE = Pattern.compile("\"content\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir
    Path folder;

    @AfterEach
    void closeThePanel() {
        if (person.hasPart("panel-head")) {
            person.clicks("Close the panel");
            person.seesNoPart("panel-head");
        }
    }

    @Test
    void whatIsSetInThePanelIsInTheRequestAndNothingElse() {
        openParameters();
        person.types("0.7");
        person.clicks("Max tokens");
        person.types("64");
        person.sees("2 set for this chat");
        Pictures.take(window.stage().getScene(), "panel-parameters");
        model.says("Short.");
        int before = model.messages();

        closeParameters();
        person.types("Say little");
        person.presses(KeyCode.ENTER);

        person.sees("Short.");
        String first = model.awaitMessage(before + 1);
        assertThat(first).contains("\"temperature\":0.7", "\"max_tokens\":64").doesNotContain("top_p", "seed");

        person.seesControl("Regenerate");
        openParameters();
        person.clicks("Reset Temperature");
        person.sees("1 set for this chat");
        closeParameters();
        model.says("Shorter.");
        person.presses(KeyCode.CONTROL, KeyCode.R);
        person.sees("Shorter.");
        assertThat(model.awaitMessage(before + 2)).contains("\"max_tokens\":64").doesNotContain("temperature");

        person.presses(KeyCode.CONTROL, KeyCode.N);
        openParameters();
        person.sees("Nothing set");
    }

    @Test
    void theCurlThatIsShownGetsTheAnswerThatTheChatGets() throws Exception {
        person.types("Why isn't the sky \"red\"? 한국어");
        openParameters();
        person.types("0.2");
        person.sees("1 set for this chat");
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        person.seesPart("code-view");
        person.seesControl("Copy code");
        Pictures.take(window.stage().getScene(), "panel-code");
        person.clicks("Copy code");
        String curl = person.clipboard();
        assertThat(curl).startsWith("curl ").contains("\"temperature\": 0.2");
        model.says("Because of ", "scattering.");
        int before = model.messages();

        String printed = bash(curl);
        String asked = model.awaitMessage(before + 1);
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        person.awaits("the caret is in the composer", () -> person.composer().isFocused());
        person.presses(KeyCode.ENTER);

        person.sees("Because of scattering.");
        String sent = model.awaitMessage(before + 2);
        assertThat(said(printed)).isEqualTo("Because of scattering.");
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(asked)).isEqualTo(json.readTree(sent));
    }

    @Test
    void aSchemaIsLookedOverAsItIsWrittenAndIsSent() {
        openParameters();
        scrollsTo(1);
        person.clicks("Response format: JSON schema");
        person.seesPart("json-area");
        TextArea area = (TextArea) person.seesPart("json-area");
        person.awaits("a schema to begin with", () -> area.getText().contains("\"confidence\""));
        Person.onFx(() -> {
            area.setText(area.getText().replace("\"number\"", "\"nummer\""));
            return true;
        });
        person.seesText("Line 5, column 20: there is no type \"nummer\".");
        person.sees("1 set for this chat");
        Pictures.take(window.stage().getScene(), "panel-schema");
        scrollsTo(0);
        model.says("{}");
        int before = model.messages();
        closeParameters();
        person.types("As JSON");
        person.presses(KeyCode.ENTER);
        assertThat(model.awaitMessage(before + 1))
                .contains("\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",")
                .contains("\"nummer\"");
        person.seesControl("Regenerate");
    }

    private void scrollsTo(double end) {
        Person.onFx(() -> {
            ((ScrollPane) window.stage().getScene().lookup(".parameters-view > .scroll-pane")).setVvalue(end);
            return true;
        });
    }

    private void openParameters() {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        person.awaits("the caret is in the first field", () -> focusIs("Temperature"));
    }

    private void closeParameters() {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        person.awaits("the caret is in the composer", () -> person.composer().isFocused());
    }

    private boolean focusIs(String name) {
        var owner = window.stage().getScene().getFocusOwner();
        return owner != null && name.equals(owner.getAccessibleText());
    }

    private String bash(String script) throws Exception {
        Path output = folder.resolve("answer.txt");
        Path file = Files.writeString(folder.resolve("ask.sh"), script + "\n", StandardCharsets.UTF_8);
        Process process = new ProcessBuilder("bash", file.toString())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("curl ended").isTrue();
        return Files.readString(output);
    }

    private static String said(String stream) {
        StringBuilder said = new StringBuilder();
        Matcher piece = PIECE.matcher(stream);
        while (piece.find()) {
            said.append(piece.group(1));
        }
        return said.toString();
    }
}
