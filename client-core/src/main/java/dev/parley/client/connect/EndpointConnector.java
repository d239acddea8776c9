package dev.parley.client.connect;

import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceClient;
import dev.parley.client.delivery.DeliveredClient;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProfileValidator;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.endpoint.ValidationResult;
import dev.parley.client.http.HttpTransport;
import dev.parley.client.media.MediaFolder;
import dev.parley.client.snippet.RequestSketch;
import dev.parley.client.wire.WireLimits;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Opens clients for endpoint profiles; the clients of one connector share connections. Thread-safe. Closing it ends the
 * streams that are still open.
 */
public final class EndpointConnector implements AutoCloseable {
    private final HttpTransport transport;
    private final SecretSource secrets;
    private final ResendConsent consent;
    private final MediaFolder media;
    private final Supplier<NetworkSettings> network;

    private EndpointConnector(Builder builder) {
        this.transport = new HttpTransport(builder.limits);
        this.secrets = builder.secrets;
        this.consent = builder.consent;
        this.media = builder.media;
        this.network = builder.network;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client of the endpoint. Nothing is sent.
     *
     * @throws IllegalArgumentException if the profile is not valid; the message names every problem
     */
    public InferenceClient connect(EndpointProfile profile) {
        return connect(profile, secrets);
    }

    /**
     * A client that takes its key from {@code keys}, such as one that was typed and is not stored. Nothing is sent.
     *
     * @throws IllegalArgumentException if the profile is not valid; the message names every problem
     */
    public InferenceClient connect(EndpointProfile profile, SecretSource keys) {
        EndpointProfile whole = completed(profile);
        checkValid(whole);
        return new DeliveredClient(transport, whole, keys, consent::mayResend, media);
    }

    /**
     * The request that a client of this endpoint would send first, to be shown as code: without the key, and without the
     * key against repetition that a job's request carries, which is another one each time. Nothing is sent.
     *
     * @throws IllegalArgumentException if the profile is not valid, or the request cannot be said in its protocol
     */
    public RequestSketch sketch(EndpointProfile profile, ChatRequest request) {
        checkValid(profile);
        DeliveredClient client = new DeliveredClient(transport, profile, SecretSource.EMPTY, consent::mayResend, media);
        return RequestSketches.of(profile, client.outgoing(request));
    }

    /** The models of endpoints, over the same connections and with the same keys. */
    public ModelCatalog models() {
        return new ModelCatalog(transport, secrets, this::completed);
    }

    private EndpointProfile completed(EndpointProfile profile) {
        NetworkSettings own = profile.network();
        NetworkSettings whole = own.orElse(network.get());
        return whole.equals(own) ? profile : profile.toBuilder().network(whole).build();
    }

    static void checkValid(EndpointProfile profile) {
        if (ProfileValidator.validate(profile) instanceof ValidationResult.Invalid invalid) {
            throw new IllegalArgumentException(invalid.problems().stream()
                    .map(ValidationResult.Problem::message)
                    .collect(Collectors.joining(" ")));
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    /** Collects what a connector needs; without any of it keys are unknown and nothing is sent twice. */
    public static final class Builder {
        private SecretSource secrets = SecretSource.EMPTY;
        private ResendConsent consent = ResendConsent.REFUSE;
        private WireLimits limits = WireLimits.DEFAULT;
        private MediaFolder media = MediaFolder.temporary();
        private Supplier<NetworkSettings> network = () -> NetworkSettings.DEFAULT;

        private Builder() {}

        public Builder secrets(SecretSource value) {
            secrets = value;
            return this;
        }

        /** Asked where a profile's policy is to ask. */
        public Builder resendConsent(ResendConsent value) {
            consent = value;
            return this;
        }

        public Builder limits(WireLimits value) {
            limits = value;
            return this;
        }

        /** Where images, audio and video of answers go; without this, below the system's temporary folder. */
        public Builder mediaFolder(MediaFolder value) {
            media = value;
            return this;
        }

        /** The proxy and the authorities of profiles that name none, asked for at every connection. */
        public Builder network(Supplier<NetworkSettings> value) {
            network = value;
            return this;
        }

        public EndpointConnector build() {
            return new EndpointConnector(this);
        }
    }
}
