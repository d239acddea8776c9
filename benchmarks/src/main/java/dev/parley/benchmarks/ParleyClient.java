package dev.parley.benchmarks;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;

/** This project's client, through its public face. */
final class ParleyClient implements ThroughputClient {
    private final EndpointConnector connector = EndpointConnector.builder().build();
    private final String path;

    /** {@code path}: below the server's URL, {@code ""} or {@link ChunkServer#CHANGING}. */
    ParleyClient(String path) {
        this.path = path;
    }

    @Override
    public Read read(URI base) {
        EndpointProfile profile =
                EndpointProfile.builder("benchmark", URI.create(base + path)).build();
        long deltas = 0;
        long characters = 0;
        StreamEvent last = null;
        try (EventStream stream = connector.connect(profile).open(ChatRequest.of("x"))) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                if (event instanceof StreamEvent.TextDelta delta) {
                    deltas++;
                    characters += delta.text().length();
                }
                last = event;
            }
        }
        if (!(last instanceof StreamEvent.Completed)) {
            throw new IllegalStateException("the stream ended with " + last);
        }
        return new Read(deltas, characters);
    }

    @Override
    public void close() {
        connector.close();
    }
}
