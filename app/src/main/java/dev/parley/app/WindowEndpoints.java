package dev.parley.app;

import dev.parley.app.chat.ChatEndpoints;
import dev.parley.app.cli.DemoProfiles;
import dev.parley.app.profiles.EndpointAccess;
import dev.parley.app.profiles.ProfilesViewModel;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceClient;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.connect.EndpointProbe;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.snippet.RequestSketch;
import dev.parley.client.store.SecretStore;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javafx.collections.ObservableList;

/** The endpoints of the window: the saved ones, and the demo profiles, for which the bundled gateway is started. */
final class WindowEndpoints implements ChatEndpoints, EndpointAccess, AutoCloseable {
    /** Stands for the gateway until it runs: what is shown of a demo profile is not its address. */
    private static final URI NOT_YET = URI.create("http://127.0.0.1:1");

    private final ProfilesViewModel profiles;
    private final EmbeddedGateway gateway;
    private final Map<SecretRef, Secret> session = new ConcurrentHashMap<>();
    private final SecretSource secrets;
    private final EndpointConnector connector;
    private final Replays replays = new Replays();
    private volatile NetworkSettings network = NetworkSettings.DEFAULT;

    /** {@code keys} is opened at the first saved key that is wanted; {@code consent} decides what is sent twice. */
    WindowEndpoints(
            ProfilesViewModel profiles, EmbeddedGateway gateway, Supplier<SecretStore> keys, ResendConsent consent) {
        this.profiles = profiles;
        this.gateway = gateway;
        this.secrets = ref -> {
            Secret own = session.get(ref);
            return own == null && !ref.id().equals(DemoProfiles.SECRET_ID)
                    ? keys.get().find(ref)
                    : own;
        };
        this.connector = EndpointConnector.builder()
                .secrets(secrets)
                .resendConsent(consent)
                .network(() -> network)
                .build();
    }

    /** The demo profiles as they are listed before the gateway runs. */
    static List<EndpointProfile> demoProfiles() {
        return Arrays.stream(DemoProfiles.values())
                .map(demo -> demo.at(NOT_YET))
                .toList();
    }

    @Override
    public ObservableList<EndpointProfile> profiles() {
        return profiles.profiles();
    }

    @Override
    public Optional<EndpointProfile> find(String profileId) {
        return profiles.find(profileId).or(() -> replays.find(profileId));
    }

    @Override
    public InferenceClient connect(EndpointProfile profile) {
        return replays.client(profile).orElseGet(() -> connector.connect(reachable(profile)));
    }

    /** The way to endpoints whose profile says nothing about it, from the next request on. */
    void useNetwork(NetworkSettings settings) {
        network = settings;
    }

    /** Captures that answer beside them. */
    Replays replays() {
        return replays;
    }

    /** May block for the start of the bundled gateway. */
    @Override
    public RequestSketch sketch(EndpointProfile profile, ChatRequest request) {
        return connector.sketch(reachable(profile), request);
    }

    @Override
    public EndpointProbe probe(EndpointProfile profile, Map<SecretRef, Secret> typed) {
        return EndpointProbe.of(connector, reachable(profile), ref -> {
            Secret given = typed.get(ref);
            return given == null ? secrets.find(ref) : given;
        });
    }

    @Override
    public List<String> models(EndpointProfile profile) {
        return connector.models().fetch(reachable(profile));
    }

    /** The profile itself, or the demo profile at the address that the gateway has now. */
    private EndpointProfile reachable(EndpointProfile profile) {
        Optional<DemoProfiles> demo = DemoProfiles.ofId(profile.id());
        if (demo.isEmpty()) {
            return profile;
        }
        EmbeddedGateway.Access access = gateway.await();
        // Asked by another protocol it is still the demo.
        EndpointProfile reached = demo.get().at(access.url()).toBuilder()
                .protocol(profile.protocol())
                .path(profile.path())
                .build();
        session.put(new SecretRef(DemoProfiles.SECRET_ID, reached.origin()), access.token());
        return reached;
    }

    /** Ends the answers that are still on their way. */
    @Override
    public void close() {
        connector.close();
    }
}
