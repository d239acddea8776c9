package dev.parley.app;

import dev.parley.client.InferenceClient;
import dev.parley.client.capture.Capture;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.replay.CapturedProtocol;
import dev.parley.client.replay.ReplayClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Captures that answer as if they were endpoints, for as long as the window is open. What is asked of them never leaves
 * the machine. Thread-safe.
 */
final class Replays {
    /** No address is reached; there has to be one. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final Map<String, Replay> replays = new ConcurrentHashMap<>();

    private record Replay(EndpointProfile profile, InferenceClient client) {}

    /**
     * Adds one.
     *
     * @param name of its profile
     * @param asked the profile that was asked at the time; {@code null}: the capture's path says what it spoke
     * @param question what it answers
     * @param paced whether it takes as long as it took
     */
    EndpointProfile add(
            String name,
            Capture capture,
            @Nullable EndpointProfile asked,
            @Nullable String model,
            String question,
            boolean paced) {
        EndpointProfile profile = EndpointProfile.builder(name, NOWHERE)
                .id("replay-" + UUID.randomUUID())
                .model(model)
                .build();
        EndpointProfile decoding = asked != null
                ? asked
                : CapturedProtocol.of(capture)
                        .map(protocol -> profile.toBuilder().protocol(protocol).build())
                        .orElse(null);
        replays.put(profile.id(), new Replay(profile, new ReplayClient(capture, decoding, question, paced)));
        return profile;
    }

    Optional<EndpointProfile> find(String id) {
        return Optional.ofNullable(replays.get(id)).map(Replay::profile);
    }

    Optional<InferenceClient> client(EndpointProfile profile) {
        return Optional.ofNullable(replays.get(profile.id())).map(Replay::client);
    }
}
