package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.Captures;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Plays recorded answers of real servers over a socket. */
final class CaptureReplay implements AutoCloseable {
    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final EndpointConnector connector = EndpointConnector.builder().build();

    /** What a client makes of the recorded answer to a streamed request, in chunks of so many bytes. */
    Collected play(String name, Protocol protocol, int chunk) throws IOException {
        server.answer(capture(name).reply(chunk));
        var client = connector.connect(EndpointProfile.builder("replay", server.url(""))
                .protocol(protocol)
                .model("m")
                .build());
        return Collected.from(listener -> client.open(ChatRequest.of("Say hello"), listener));
    }

    static Captures.Capture capture(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CaptureReplay.class.getResourceAsStream("/captures/" + name + ".txt"), name)) {
            return Captures.parse(in);
        }
    }

    @Override
    public void close() {
        connector.close();
        server.close();
    }
}
