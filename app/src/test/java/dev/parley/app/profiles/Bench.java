package dev.parley.app.profiles;

import dev.parley.client.ChatRequest;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.connect.EndpointProbe;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.snippet.RequestSketch;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SessionSecretStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The view models over a real file, a real key store and real connections, all on one thread. */
public final class Bench implements EndpointAccess, AutoCloseable {
    public static final EndpointProfile DEMO = EndpointProfile.builder("Demo", URI.create("http://127.0.0.1:1"))
            .id("demo-direct")
            .model("demo")
            .build();

    public final Path file;
    public final ProfileStore store;
    public final SecretStore keys;
    public final ProfilesViewModel profiles;
    public final ProfilesPageViewModel page;
    private final EndpointConnector connector;

    public Bench(Path folder) {
        this(folder, Runnable::run, Runnable::run);
    }

    public Bench(Path folder, Executor fx, Executor background) {
        this(folder, new SessionSecretStore("This is a test."), fx, background);
    }

    public Bench(Path folder, SecretStore keys, Executor fx, Executor background) {
        this.keys = keys;
        connector = EndpointConnector.builder().secrets(keys).build();
        file = folder.resolve("profiles.json");
        store = ProfileStore.open(file);
        profiles = new ProfilesViewModel(List.of(DEMO), store, () -> keys, fx, background);
        page = new ProfilesPageViewModel(profiles, this, () -> keys, fx, background);
    }

    public EndpointProfile saved(String name, URI baseUrl, @Nullable String key) {
        EndpointProfile.Builder builder = EndpointProfile.builder(name, baseUrl).id("id-" + name);
        if (key != null) {
            builder.secretId("id-" + name);
            keys.put(new SecretRef("id-" + name, EndpointProfile.origin(baseUrl)), Secret.of(key));
        }
        EndpointProfile profile = builder.build();
        store.put(profile);
        profiles.reload();
        return profile;
    }

    public ProfileEditorViewModel editor() {
        ProfileEditorViewModel editor = page.editor().get();
        if (editor == null) {
            throw new AssertionError("no profile is open");
        }
        return editor;
    }

    @Override
    public EndpointProbe probe(EndpointProfile profile, Map<SecretRef, Secret> typed) {
        return EndpointProbe.of(connector, profile, ref -> {
            Secret given = typed.get(ref);
            return given == null ? keys.find(ref) : given;
        });
    }

    @Override
    public RequestSketch sketch(EndpointProfile profile, ChatRequest request) {
        return connector.sketch(profile, request);
    }

    @Override
    public List<String> models(EndpointProfile profile) {
        return connector.models().fetch(profile);
    }

    @Override
    public void close() {
        connector.close();
    }
}
