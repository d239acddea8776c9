package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import dev.parley.client.TokenPrices;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.store.ProfileExchange;
import dev.parley.client.store.ProfileStore;
import dev.parley.testkit.Reply;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Profiles that come from a file: what is added is shown first, then they are grouped, priced and tried. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProfileJourneysIT extends WindowJourney {
    private static final String USAGE =
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":200}}\n\n";

    private Scene scene() {
        return window.stage().getScene();
    }

    private String exported() {
        TokenPrices prices = new TokenPrices("USD", new BigDecimal("3"), new BigDecimal("15"), null);
        EndpointProfile.Builder priced = EndpointProfile.builder(
                        "Priced", model.server().url(""))
                .model("m")
                .group("Production")
                .prices(prices);
        EndpointProfile template = EndpointProfile.builder(
                        "Reader 한국어", model.server().url(""))
                .group("Lab")
                .protocol(Protocol.TEMPLATE)
                .path("/predict")
                .template(new TemplateSettings(
                        "{\"q\": \"{{prompt}}\", \"n\": {{param.max_tokens}}}",
                        "/outputs/0/data/0",
                        StreamRule.JSON,
                        null))
                .build();
        return new String(
                ProfileExchange.write(List.of(
                        priced.build(),
                        template,
                        priced.name(ScriptedModel.NAME).build())),
                StandardCharsets.UTF_8);
    }

    private void opensThePage() {
        person.presses(KeyCode.CONTROL, KeyCode.K);
        person.seesPart("palette");
        person.types("import profiles");
        person.presses(KeyCode.ENTER);
        person.sees("Profiles from a request or a file");
    }

    @Test
    @Order(1)
    void whatAFileAddsIsShownBeforeItIsAdded() {
        opensThePage();
        Person.onFx(() -> {
            scene().lookup("#import-text").requestFocus();
            ((TextArea) scene().lookup("#import-text")).setText(exported());
            return true;
        });
        person.clicks("Make a profile");
        person.sees("What the file adds");
        person.sees("Called \"Bench\" in the file; that name is taken.");
        assertThat(ProfileStore.open(WholeWindow.profiles(home)).list()).hasSize(1);
        Pictures.take(scene(), "profiles-import");
        person.clicks(person.seesControl("Bench 2"));
        person.clicks("Add 2 profiles");
        person.awaits(
                "they are saved",
                () -> ProfileStore.open(WholeWindow.profiles(home)).list().size() == 3);
        person.sees("2 profiles were added. Their keys are not in the file: enter them here.");
        person.seesWithin("profile-list", "Production");
        person.clicks(person.seesWithin("profile-list", "Production"));
        person.awaits("the group is folded", () -> !person.everything().contains("Priced"));
        person.clicks(person.seesWithin("profile-list", "Production"));
        person.seesWithin("profile-list", "Priced");
        person.presses(KeyCode.ESCAPE);
        person.seesNot("Endpoint profiles");
    }

    @Test
    @Order(2)
    void anAnswerAndItsChatSayWhatTheyCost() {
        chooseEndpoint("Priced");
        model.server().answer(ScriptedModel.stream("Paid for.").chunk(USAGE).chunk(ScriptedModel.END));
        person.sends("Hello");
        person.sees("Paid for.");
        person.sees("USD 0.006");
        person.sends("Again");
        person.awaits("the sum of both", () -> person.everything().contains("USD 0.012"));
        Pictures.take(scene(), "answer-cost");
        chooseEndpoint(ScriptedModel.NAME);
        model.says("Free.");
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.awaits("an empty chat", person::hasEmptyChat);
        person.sends("Hello");
        person.sees("Free.");
        person.seesNot("USD 0.012");
    }

    @Test
    @Order(3)
    void aTemplateShowsWhatItSendsAndWhatItsPointerTakes() {
        model.server().answer(Reply.json(200, "{\"outputs\":[{\"data\":[\"합계 ₩1,284,000\"]}]}"));
        Person.onFx(() -> {
            window.stage().requestFocus();
            return true;
        });
        person.presses(KeyCode.CONTROL, KeyCode.K);
        person.seesPart("palette");
        person.types("endpoint profiles");
        person.presses(KeyCode.ENTER);
        person.clicks(person.seesWithin("profile-list", "Reader 한국어"));
        person.awaits(
                "the request",
                () -> scene().lookup("#preview-request") instanceof TextArea area
                        && area.getText().contains("\"q\": \"What is 6 × 7?\""));
        person.clicks(person.seesNode("#profile-test"));
        person.sees("Answered in");
        // Below the form, since this window is narrow: out of sight of the pointer.
        Person.onFx(() -> {
            ((ToggleButton) scene().lookup("#editor-preview-sample")).fire();
            scene().getRoot().layout();
            ((ScrollPane) scene().lookup(".profile-editor .scroll-pane")).setVvalue(1);
            return true;
        });
        person.sees("The chat will show");
        person.sees("합계 ₩1,284,000");
        Pictures.take(scene(), "profile-template-narrow");
        person.presses(KeyCode.ESCAPE);
        person.seesNot("Endpoint profiles");
    }
}
