package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.InferenceError;
import dev.parley.client.WireListener;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpTransport;
import dev.parley.client.protocol.Adapters;
import dev.parley.client.protocol.ProtocolAdapter;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A client of one endpoint: its protocol over its delivery. */
public final class DeliveredClient implements InferenceClient {
    private final HttpTransport transport;
    private final EndpointProfile profile;
    private final SecretSource secrets;
    private final BiPredicate<InferenceError, Duration> consent;
    private final ProtocolAdapter protocol;
    private final DeliveryAdapter delivery;

    /** {@code consent}: whether a POST may leave again after that error and that wait. */
    public DeliveredClient(
            HttpTransport transport,
            EndpointProfile profile,
            SecretSource secrets,
            BiPredicate<InferenceError, Duration> consent) {
        this.transport = transport;
        this.profile = profile;
        this.secrets = secrets;
        this.consent = consent;
        this.protocol = Adapters.of(profile.protocol());
        this.delivery = switch (profile.delivery()) {
            case DIRECT -> new DirectDelivery(false);
            case VESSL_RELAY -> new DirectDelivery(true);
            case VESSL_ASYNC -> new VesslAsyncDelivery();
        };
    }

    @Override
    public EventStream open(ChatRequest request, WireListener listener) {
        return stream(listener, (adapter, route) -> adapter.send(route, request));
    }

    @Override
    public EventStream resume(String jobId, WireListener listener) {
        return stream(listener, (adapter, route) -> adapter.resume(route, jobId));
    }

    private EventStream stream(WireListener listener, BiFunction<DeliveryAdapter, Route, Step> first) {
        Secret secret = profile.secret() == null ? null : secrets.find(profile.secret());
        Attempt attempt = transport.attempt(profile, secret, secrets, listener);
        if (profile.secret() != null && secret == null) {
            return new StepStream(attempt, noKey(attempt));
        }
        Route route = new Route(attempt, profile, protocol, new ResendRule(consent));
        return new StepStream(attempt, first.apply(delivery, route));
    }

    /** A request that would be refused for want of its key is not sent at all. */
    private static Step noKey(Attempt attempt) {
        return new Step() {
            @Override
            public @Nullable Step run(dev.parley.client.protocol.EventSink out) throws AttemptFailure {
                throw new AttemptFailure(new InferenceError.Unauthorized(0, attempt.context("")));
            }
        };
    }
}
