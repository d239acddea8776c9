package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.store.ProfileStore;
import dev.parley.testkit.HttpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A proxy that wants a login: what it says, where the login is entered, and that it is forgotten. */
class NetworkSecretJourneysIT extends WindowJourney {
    private static final String PASSWORD = "proxy pass-4711";

    private Scene scene() {
        return window.stage().getScene();
    }

    private void fills(String selector, String text) {
        Node field = person.seesNode(selector);
        Person.onFx(() -> {
            field.requestFocus();
            return true;
        });
        person.types(text);
    }

    private EndpointProfile saved() {
        return ProfileStore.open(WholeWindow.profiles(home))
                .findByName("Office")
                .orElseThrow();
    }

    /** Opens the part of the network and shows its end. */
    private void showsTheNetwork() {
        Person.onFx(() -> {
            for (Node fold : scene().getRoot().lookupAll(".fold")) {
                if (fold instanceof TitledPane pane && pane.getText().startsWith("Network")) {
                    pane.setExpanded(true);
                }
            }
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            return true;
        });
        showsTheEnd();
    }

    private void showsTheEnd() {
        Person.onFx(() -> {
            ((ScrollPane) scene().lookup(".profile-editor .scroll-pane")).setVvalue(1);
            return true;
        });
    }

    private void saves() {
        person.presses(KeyCode.CONTROL, KeyCode.S);
        person.awaits(
                "it is saved",
                () -> !person.everything().contains("Unsaved")
                        && ProfileStore.open(WholeWindow.profiles(home))
                                .findByName("Office")
                                .isPresent());
    }

    @Test
    void aProxyThatWantsALoginLeadsToWhereItIsEntered() {
        try (HttpProxy proxy = new HttpProxy()) {
            proxy.route("model.example:80", model.server().port()).wantLogin("me:" + PASSWORD);
            person.clicks(Person.onFx(() -> scene().lookup("#picker-profile")));
            person.clicks(person.seesText("Add endpoint"));
            person.sees("New endpoint");
            fills("#profile-name", "Office");
            fills("#profile-base-url", "http://model.example");
            fills("#profile-model", "m");
            showsTheNetwork();
            fills("#profile-proxy", "127.0.0.1:" + proxy.port());
            saves();
            person.presses(KeyCode.ESCAPE);
            person.seesNot("Endpoint profiles");
            chooseEndpoint("Office");
            person.sends("Hello");
            person.seesPart("fault");
            person.sees("enter them below the proxy");
            person.clicks("Edit profile");
            person.sees("Login of the proxy, if it wants one");
            showsTheEnd();
            fills("#profile-login-user", "me");
            Pictures.take(scene(), "profile-network-half");
            fills("#profile-certificate-password", "x");
            showsTheEnd();
            person.sees("A user name for the proxy needs its password.");
            Pictures.take(scene(), "profile-network-problems");
            Person.onFx(() -> {
                ((TextField) scene().lookup("#profile-certificate-password")).clear();
                return true;
            });
            fills("#profile-login-password", PASSWORD);
            saves();
            person.awaits("it is bound", () -> SecretUse.PROXY_LOGIN.of(saved()) != null);
            showsTheEnd();
            person.seesNode("#profile-login-replace");
            Pictures.take(scene(), "profile-network-stored");
            person.presses(KeyCode.ESCAPE);
            person.seesNot("Endpoint profiles");
            model.says("Through the proxy.");
            person.sends("Again");
            person.sees("Through the proxy.");
            assertThat(model.server().requests().getLast().headers().toString())
                    .doesNotContainIgnoringCase("proxy-auth");
        }
        chooseEndpoint(ScriptedModel.NAME);
    }

    @Test
    void aLoginOfTheSettingsIsForEveryEndpointWithoutAProxyOfItsOwn() {
        try (HttpProxy proxy = new HttpProxy()) {
            proxy.route("other.example:80", model.server().port()).wantLogin("me:" + PASSWORD);
            person.presses(KeyCode.CONTROL, KeyCode.COMMA);
            person.clicks("Network");
            fills("#network-proxy", "127.0.0.1:" + proxy.port());
            fills("#network-login-user", "me");
            Pictures.take(scene(), "settings-network-login");
            fills("#network-login-password", PASSWORD);
            person.presses(KeyCode.ENTER);
            person.seesControl("Remove login");
            Pictures.take(scene(), "settings-network-stored");
            person.awaits("it is in the settings", () -> settings().contains("settings-proxy"));
            assertThat(settings()).doesNotContain("4711");
            person.presses(KeyCode.ESCAPE);
            person.clicks(Person.onFx(() -> scene().lookup("#picker-profile")));
            person.clicks(person.seesText("Add endpoint"));
            person.sees("New endpoint");
            fills("#profile-name", "Elsewhere");
            fills("#profile-base-url", "http://other.example");
            fills("#profile-model", "m");
            model.says("By the way of all.");
            person.clicks(person.seesNode("#profile-test"));
            person.sees("Answered in");
            assertThat(proxy.requests()).hasSize(1);
            person.clicks(person.seesNode("#profile-discard"));
            person.presses(KeyCode.ESCAPE);
            person.presses(KeyCode.CONTROL, KeyCode.COMMA);
            person.clicks("Network");
            person.clicks("Remove login");
            person.seesNode("#network-login-user");
            person.awaits("the login is forgotten", () -> !settings().contains("settings-proxy"));
            Person.onFx(() -> {
                ((TextField) scene().lookup("#network-proxy")).clear();
                return true;
            });
            person.clicks(person.seesNode("#network-exceptions"));
            person.presses(KeyCode.ESCAPE);
        }
    }

    private static String settings() {
        try {
            return Files.readString(WholeWindow.settings(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
