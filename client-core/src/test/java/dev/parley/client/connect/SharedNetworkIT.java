package dev.parley.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceException;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.testkit.HttpProxy;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy and the authorities that hold for every profile which names none of its own. */
class SharedNetworkIT {
    private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"far-model\"}]}";

    private static final EndpointProfile PLAIN = profile("http://model.example/v1");

    @TempDir
    private Path folder;

    private final AtomicReference<NetworkSettings> shared = new AtomicReference<>(NetworkSettings.DEFAULT);

    private EndpointConnector connector() {
        return EndpointConnector.builder().network(shared::get).build();
    }

    private static EndpointProfile profile(String url) {
        return EndpointProfile.builder("Far", URI.create(url))
                .model("far-model")
                .build();
    }

    private static void ask(EndpointConnector connector, EndpointProfile profile) {
        try (EventStream stream = connector.connect(profile).open(ChatRequest.of("Hello"))) {
            StreamEvent event = stream.next();
            while (event != null) {
                event = stream.next();
            }
        }
    }

    @Test
    void theyHoldForAnswersAndForListsOfModels() throws IOException {
        TlsIdentity identity = TlsIdentity.create(folder, "dns:model.example");
        Path authorities = Files.writeString(folder.resolve("own.pem"), identity.certificatePem());
        EndpointProfile profile = profile("https://model.example/v1");
        try (ScriptedHttpServer server = new ScriptedHttpServer(identity.serverContext());
                HttpProxy proxy = new HttpProxy().route("model.example:443", server.port());
                EndpointConnector connector = connector()) {
            shared.set(NetworkSettings.DEFAULT
                    .withProxy(ProxySettings.of("127.0.0.1", proxy.port()))
                    .withTls(TlsSettings.DEFAULT.withAuthorities(authorities)));
            server.answer(Reply.json(200, MODELS));
            assertThat(connector.models().fetch(profile)).containsExactly("far-model");
            server.answer(Reply.json(200, "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}"));
            ask(connector, profile);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aChangeHoldsFromTheNextConnectionOn() throws IOException {
        try (ScriptedHttpServer server = new ScriptedHttpServer();
                HttpProxy proxy = new HttpProxy().route("model.example:80", server.port());
                EndpointConnector connector = connector()) {
            server.answer(Reply.json(200, MODELS));
            ProxySettings ours = ProxySettings.of("127.0.0.1", proxy.port());
            shared.set(NetworkSettings.DEFAULT.withProxy(ours.withNoProxy(List.of("*"))));
            assertThatThrownBy(() -> connector.models().fetch(PLAIN)).isInstanceOf(InferenceException.class);
            assertThat(server.requests()).isEmpty();
            shared.set(NetworkSettings.DEFAULT.withProxy(ours));
            assertThat(connector.models().fetch(PLAIN)).containsExactly("far-model");
        }
    }

    @Test
    void theProfilesOwnProxyComesFirst() throws IOException {
        try (ScriptedHttpServer server = new ScriptedHttpServer();
                HttpProxy proxy = new HttpProxy().route("model.example:80", server.port());
                EndpointConnector connector = connector()) {
            server.answer(Reply.json(200, MODELS));
            shared.set(NetworkSettings.DEFAULT.withProxy(ProxySettings.NONE));
            NetworkSettings own = NetworkSettings.DEFAULT.withProxy(ProxySettings.of("127.0.0.1", proxy.port()));
            assertThat(connector.models().fetch(PLAIN.toBuilder().network(own).build()))
                    .containsExactly("far-model");
        }
    }

    @Test
    void whatIsWrongWithThemIsSaid() {
        shared.set(NetworkSettings.DEFAULT.withProxy(ProxySettings.of("http://proxy.example", 3128)));
        try (EndpointConnector connector = connector()) {
            assertThatThrownBy(() -> connector.connect(PLAIN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The proxy must be a host name");
        }
    }
}
