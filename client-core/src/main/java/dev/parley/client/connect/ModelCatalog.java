package dev.parley.client.connect;

import dev.parley.client.delivery.ModelList;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.http.HttpTransport;
import java.util.List;

/** Asks endpoints for the names of their models. Thread-safe. */
public final class ModelCatalog {
    private final HttpTransport transport;
    private final SecretSource secrets;

    ModelCatalog(HttpTransport transport, SecretSource secrets) {
        this.transport = transport;
        this.secrets = secrets;
    }

    /** Whether the endpoint's protocol has a list at all; its server may lack it nevertheless. */
    public static boolean isKnownFor(EndpointProfile profile) {
        return profile.protocol() != Protocol.TEMPLATE;
    }

    /**
     * The names in the server's order, asked for by one GET. Blocks, for a quarter of a minute at most.
     *
     * @throws IllegalArgumentException if the profile is not valid or {@linkplain #isKnownFor knows} no list
     * @throws dev.parley.client.InferenceException if there is no such list or no answer
     */
    public List<String> fetch(EndpointProfile profile) {
        EndpointConnector.checkValid(profile);
        if (!isKnownFor(profile)) {
            throw new IllegalArgumentException("The template protocol has no list of models.");
        }
        return new ModelList(transport, secrets).fetch(profile);
    }
}
