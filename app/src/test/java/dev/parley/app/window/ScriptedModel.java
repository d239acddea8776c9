package dev.parley.app.window;

import dev.parley.app.WholeWindow;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.ProfileStore;
import dev.parley.testkit.Gate;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.nio.file.Path;
import java.time.Duration;

/** An OpenAI-style server of the test, and the profile of it. */
final class ScriptedModel implements AutoCloseable {
    static final String ID = "bench";
    static final String NAME = "Bench";
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final ScriptedHttpServer server = new ScriptedHttpServer();

    /** Saves its profile for the next window of this home. */
    ScriptedModel in(Path home) {
        return in(home, NAME, "bench-model");
    }

    /** The same under another name. */
    ScriptedModel in(Path home, String name, String model) {
        ProfileStore.open(WholeWindow.profiles(home))
                .put(EndpointProfile.builder(name, server.url(""))
                        .id(ID)
                        .model(model)
                        .build());
        return this;
    }

    ScriptedHttpServer server() {
        return server;
    }

    /** Answers every message with these pieces. */
    void says(String... pieces) {
        server.answer(stream(pieces).chunk(END));
    }

    /** Sends these pieces and waits at the gate; then the answer ends. */
    Gate holdsAfter(String... pieces) {
        Gate gate = new Gate();
        server.answer(stream(pieces).await(gate).chunk(END));
        return gate;
    }

    /** Sends these pieces, then the connection breaks. */
    void breaksAfter(String... pieces) {
        server.answer(stream(pieces).cut());
    }

    static Reply stream(String... pieces) {
        Reply reply = Reply.sse();
        for (String piece : pieces) {
            reply = reply.chunk(
                    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + escaped(piece) + "\"}}]}\n\n");
        }
        return reply;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    static final String END =
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    /** The body of the latest message once so many have come. */
    String awaitMessage(int count) {
        RecordedRequest request = server.awaitRequests(count, LIMIT).getLast();
        return request.bodyText();
    }

    int messages() {
        return server.requests().size();
    }

    @Override
    public void close() {
        server.close();
    }
}
