package dev.parley.client.connect;

import dev.parley.client.delivery.ModelList;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.http.HttpTransport;
import dev.parley.client.protocol.Adapters;
import dev.parley.client.protocol.ModelListing;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks endpoints for the names of their models. Thread-safe. */
public final class ModelCatalog {
    private final HttpTransport transport;
    private final SecretSource secrets;
    private final UnaryOperator<EndpointProfile> completed;

    ModelCatalog(HttpTransport transport, SecretSource secrets, UnaryOperator<EndpointProfile> completed) {
        this.transport = transport;
        this.secrets = secrets;
        this.completed = completed;
    }

    /** Whether the endpoint's protocol has a list at all; its server may lack it nevertheless. */
    public static boolean isKnownFor(EndpointProfile profile) {
        return listing(profile) != null;
    }

    private static @Nullable ModelListing listing(EndpointProfile profile) {
        return switch (profile.delivery()) {
            case DIRECT, VESSL_RELAY, VESSL_ASYNC, HF_ENDPOINT, OPENAI_BACKGROUND ->
                Adapters.of(profile.protocol()).models();
            // Such an API runs one service, or everybody's, and names the models of neither.
            case REPLICATE, RUNPOD, FAL, BENTOML_TASK, DJL_ASYNC -> null;
        };
    }

    /**
     * The names in the server's order, asked for by one GET. Blocks, for a quarter of a minute at most.
     *
     * @throws IllegalArgumentException if the profile is not valid or {@linkplain #isKnownFor knows} no list
     * @throws dev.parley.client.InferenceException if there is no such list or no answer
     */
    public List<String> fetch(EndpointProfile profile) {
        EndpointProfile whole = completed.apply(profile);
        EndpointConnector.checkValid(whole);
        ModelListing listing = listing(whole);
        if (listing == null) {
            throw new IllegalArgumentException("An endpoint of this kind has no list of models.");
        }
        return new ModelList(transport, secrets).fetch(whole, listing);
    }
}
