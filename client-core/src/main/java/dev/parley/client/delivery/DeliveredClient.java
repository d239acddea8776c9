package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceException;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.WireListener;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.http.HttpErrors;
import dev.parley.client.http.HttpTransport;
import dev.parley.client.media.MediaFolder;
import dev.parley.client.protocol.Adapters;
import dev.parley.client.protocol.ProtocolAdapter;
import dev.parley.client.protocol.ProtocolJob;
import dev.parley.client.protocol.WireBody;
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
    private final MediaFolder mediaFolder;
    private final ProtocolAdapter protocol;
    private final DeliveryAdapter delivery;

    /** {@code consent}: whether a POST may leave again after that error and that wait. */
    public DeliveredClient(
            HttpTransport transport,
            EndpointProfile profile,
            SecretSource secrets,
            BiPredicate<InferenceError, Duration> consent,
            MediaFolder mediaFolder) {
        this.transport = transport;
        this.profile = profile;
        this.secrets = secrets;
        this.consent = consent;
        this.mediaFolder = mediaFolder;
        this.protocol = Adapters.of(profile.protocol());
        this.delivery = delivery(profile, protocol);
    }

    private static DeliveryAdapter delivery(EndpointProfile profile, ProtocolAdapter protocol) {
        return switch (profile.delivery()) {
            case DIRECT -> direct(protocol, Front.NONE);
            case VESSL_RELAY -> direct(protocol, Front.RELAY);
            case HF_ENDPOINT -> direct(protocol, Front.HUGGING_FACE);
            case VESSL_ASYNC -> new JobDelivery(VesslAsyncApi::new);
            case REPLICATE -> new JobDelivery(ReplicateApi::new);
            case RUNPOD -> new JobDelivery(RunPodApi::new);
            case FAL -> new JobDelivery(FalApi::new);
            case BENTOML_TASK -> new JobDelivery(BentoMlTaskApi::new);
            case DJL_ASYNC -> new JobDelivery(DjlAsyncApi::new);
            case OPENAI_BACKGROUND -> new BackgroundDelivery();
        };
    }

    private static DeliveryAdapter direct(ProtocolAdapter protocol, Front front) {
        ProtocolJob job = protocol.job();
        return job == null ? new DirectDelivery(front) : new JobDelivery(() -> new ProtocolJobApi(job), front);
    }

    @Override
    public EventStream open(ChatRequest request, WireListener listener) {
        return stream(listener, (adapter, route) -> adapter.send(route, request));
    }

    /**
     * The first request that {@link #open} would send. Nothing is sent.
     *
     * @throws IllegalArgumentException if the request cannot be expressed in the endpoint's protocol
     */
    public Outgoing outgoing(ChatRequest request) {
        Attempt attempt = transport.attempt(profile, null, secrets, WireListener.NONE);
        attempt.stopClock();
        HttpCall call = delivery.firstCall(route(attempt), request);
        boolean isForm = String.valueOf(call.contentType()).startsWith("multipart/");
        WireBody body =
                isForm ? protocol.encode(request, profile, request.stream()).body() : null;
        return new Outgoing(call, body instanceof WireBody.Form form ? form : null);
    }

    @Override
    public EventStream resume(String jobId, WireListener listener) {
        return stream(listener, (adapter, route) -> adapter.resume(route, jobId));
    }

    @Override
    public boolean cancelJob(String jobId, WireListener listener) {
        Secret secret = key();
        Attempt attempt = transport.attempt(patient(profile), secret, secrets, listener);
        try {
            HttpCall call = delivery.cancelCall(route(attempt), jobId);
            if (call == null) {
                return false;
            }
            if (profile.secret() != null && secret == null) {
                throw new AttemptFailure(new InferenceError.Unauthorized(0, attempt.context("")));
            }
            HttpAnswer answer = attempt.exchange(call);
            if (!answer.isSuccess()) {
                throw HttpErrors.of(attempt, answer, false);
            }
            Bodies.read(attempt, answer, true);
            return true;
        } catch (AttemptFailure e) {
            throw new InferenceException(e.error());
        } catch (AttemptCancelled e) {
            throw new InferenceException(new InferenceError.OutcomeUnknown(attempt.context("The client was closed.")));
        } finally {
            attempt.stopClock();
            attempt.release();
        }
    }

    private EventStream stream(WireListener listener, BiFunction<DeliveryAdapter, Route, Step> first) {
        Secret secret = key();
        Attempt attempt = transport.attempt(patient(profile), secret, secrets, listener);
        if (profile.secret() != null && secret == null) {
            return new StepStream(attempt, noKey(attempt), () -> {});
        }
        Route route = route(attempt);
        return new StepStream(attempt, first.apply(delivery, route), route.media()::discardParts);
    }

    private @Nullable Secret key() {
        return profile.secret() == null ? null : secrets.find(profile.secret());
    }

    private Route route(Attempt attempt) {
        AnswerMedia media = new AnswerMedia(mediaFolder);
        attempt.filterBodies(media::lifting);
        return new Route(attempt, profile, protocol, new ResendRule(consent), media);
    }

    /** Where a front holds the request until a replica runs, the first byte may take that much longer. */
    private static EndpointProfile patient(EndpointProfile profile) {
        Timeouts times = profile.timeouts();
        boolean held = profile.delivery() == Delivery.HF_ENDPOINT
                && !times.firstByte().isZero()
                && !times.wake().isZero();
        return held
                ? profile.toBuilder()
                        .timeouts(times.with(
                                TimeoutPhase.FIRST_BYTE, times.firstByte().plus(times.wake())))
                        .build()
                : profile;
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
