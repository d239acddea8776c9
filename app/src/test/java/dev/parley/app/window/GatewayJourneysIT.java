package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.UpstreamStore;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The page of the gateway: started and stopped, copied from, added to, and what was added is talked to. */
class GatewayJourneysIT extends WindowJourney {

    private void opensThePage() {
        person.presses(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        person.seesPart("gateway-page");
        person.seesWithin("page-head", "Running");
    }

    private String shown(String id) {
        return Person.onFx(() -> ((Label) window.stage().getScene().lookup(id)).getText());
    }

    private void fills(String field, String text) {
        person.clicks(person.seesControl(field));
        person.types(text);
    }

    @Test
    void itIsStoppedAndStartedAndItsAddressAndTokenAreCopied() {
        opensThePage();
        person.clicks("Stop");
        person.seesWithin("page-head", "Stopped");
        person.sees("The gateway does not run.");
        person.clicks("Start");
        person.seesWithin("page-head", "Running");

        person.clicks("Copy the address");
        assertThat(person.clipboard()).isEqualTo(shown("#gateway-address")).endsWith("/v1");
        String masked = shown("#gateway-token");
        person.clicks("Copy the token");
        assertThat(person.clipboard()).hasSize(43).isNotEqualTo(masked);
        person.clicks("Show the token");
        assertThat(shown("#gateway-token")).isEqualTo(person.clipboard());
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("gateway-page");
        opensThePage();
        assertThat(shown("#gateway-token")).isEqualTo(masked);

        // The demo answers again, at the new address.
        chooseEndpointAfterLeaving("Demo (direct)");
        person.sends("what is 6*7?");
        person.sees("42");
        opensThePage();
        person.sees("/v1/chat/completions");
        Pictures.take(window.stage().getScene(), "gateway");
        person.presses(KeyCode.ESCAPE);
        chooseEndpoint(ScriptedModel.NAME);
    }

    private void chooseEndpointAfterLeaving(String name) {
        person.presses(KeyCode.CONTROL, KeyCode.N);
        person.seesNoPart("gateway-page");
        chooseEndpoint(name);
    }

    @Test
    void aServerIsAddedWithAKeyAndAnswersThroughTheGateway() throws IOException {
        try (ScriptedHttpServer added = new ScriptedHttpServer()) {
            opensThePage();
            person.clicks("Add upstream");
            person.seesPart("upstream-form");
            fills("Name", "bench");
            fills("URL", added.url("").toString());
            person.clicks("Enter a key");
            person.clicks(person.seesNode("#upstream-key"));
            person.types("sk-of-the-added-server");
            fills("Models", "added-model");
            Pictures.take(window.stage().getScene(), "gateway-add");
            person.clicks(person.seesNode("#upstream-add"));
            person.seesNoPart("upstream-form");
            person.seesWithin("place-table", "bench");
            person.seesWithin("place-table", "added-model");

            String address = shown("#gateway-address");
            person.clicks("Copy the token");
            added.answer(ScriptedModel.stream("From the added server.").chunk(ScriptedModel.END));
            assertThat(asked(address, person.clipboard())).contains("From the added server.");
            RecordedRequest request = added.requests().getLast();
            assertThat(request.header("Authorization")).contains("Bearer sk-of-the-added-server");

            // It is there at the next start, without its key in the file.
            assertThat(UpstreamStore.open(home.resolve("gateway.json")).list()).hasSize(1);
            assertThat(Files.readString(home.resolve("gateway.json"))).doesNotContain("sk-of-the-added-server");
            person.clicks("Stop");
            person.seesWithin("page-head", "Stopped");
            person.clicks("Start");
            person.seesWithin("place-table", "bench");

            person.clicks(person.seesControl("More about bench"));
            person.clicks(person.seesText("Remove"));
            person.seesNotWithin("place-table", "bench");
            assertThat(UpstreamStore.open(home.resolve("gateway.json")).list()).isEmpty();
        }
    }

    private static String asked(String address, String token) throws IOException {
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(address + "/chat/completions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("""
                        {"model":"added-model","stream":true,"messages":[{"role":"user","content":"Hello"}]}"""))
                .build();
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Test
    void aColdStartWakesTheDemoModelInANewChatAndTellsItsPhases() {
        opensThePage();
        person.clicks("Configuration");
        person.seesPart("gateway-configuration");
        Pictures.take(window.stage().getScene(), "gateway-configuration");
        person.clicks("Copy");
        assertThat(person.clipboard()).contains("host: 127.0.0.1", "demo:");
        person.presses(KeyCode.ESCAPE);
        person.seesNoPart("gateway-configuration");
        person.clicks("Simulate a cold start");
        person.seesNoPart("gateway-page");
        person.sees("Waiting");
        person.sees("First token");
        Pictures.take(window.stage().getScene(), "gateway-cold");
        opensThePage();
        person.seesWithin("place-table", "Starting");
        Pictures.take(window.stage().getScene(), "gateway-waking");
        person.seesWithin("place-table", "Ready");
        person.presses(KeyCode.ESCAPE);
        chooseEndpoint(ScriptedModel.NAME);
    }
}
