package dev.parley.client.delivery;

import dev.parley.client.InferenceError;
import dev.parley.client.InferenceException;
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
import dev.parley.client.http.RepeatedGet;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.ModelListing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The names of a server's models, by the {@linkplain ModelListing list} that its protocol has. */
public final class ModelList {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_MODELS = 2_000;
    private static final int LONGEST_NAME = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TOTAL = Duration.ofSeconds(15);

    private final HttpTransport transport;
    private final SecretSource secrets;

    public ModelList(HttpTransport transport, SecretSource secrets) {
        this.transport = transport;
        this.secrets = secrets;
    }

    /**
     * The names in the server's order.
     *
     * @throws InferenceException if there is no such list or no answer in time
     */
    public List<String> fetch(EndpointProfile profile, ModelListing listing) {
        Secret secret = profile.secret() == null ? null : secrets.find(profile.secret());
        Attempt attempt = transport.attempt(hasty(profile), secret, secrets, WireListener.NONE);
        if (profile.secret() != null && secret == null) {
            throw new InferenceException(new InferenceError.Unauthorized(0, attempt.context("")));
        }
        try {
            HttpAnswer answer =
                    RepeatedGet.fetch(attempt, HttpCall.get(url(profile, listing), headers(profile, listing)));
            if (!answer.isSuccess()) {
                throw HttpErrors.of(attempt, answer, profile.delivery() != Delivery.DIRECT);
            }
            return names(attempt, answer, listing);
        } catch (AttemptFailure e) {
            throw new InferenceException(e.error());
        } catch (AttemptCancelled e) {
            throw new InferenceException(new InferenceError.OutcomeUnknown(attempt.context("The client was closed.")));
        } finally {
            attempt.stopClock();
            attempt.release();
        }
    }

    /** Somebody looks at an open menu: the patience that an answer deserves is too much here. */
    private static EndpointProfile hasty(EndpointProfile profile) {
        return profile.toBuilder()
                .timeouts(new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE, TOTAL))
                .build();
    }

    private static Map<String, String> headers(EndpointProfile profile, ModelListing listing) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.putAll(listing.headers());
        profile.headers().forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, value);
        });
        return headers;
    }

    /** A service behind VESSL answers other requests than jobs through its relay. */
    private static URI url(EndpointProfile profile, ModelListing listing) {
        String target = listing.target(profile.path());
        return switch (profile.delivery()) {
            case DIRECT, HF_ENDPOINT, OPENAI_BACKGROUND, REPLICATE, RUNPOD, FAL, BENTOML_TASK, DJL_ASYNC ->
                Urls.join(profile.baseUrl(), target);
            case VESSL_RELAY, VESSL_ASYNC -> Urls.below(profile.baseUrl(), "/request" + target);
        };
    }

    private static List<String> names(Attempt attempt, HttpAnswer answer, ModelListing listing)
            throws AttemptFailure, AttemptCancelled {
        String text;
        try (InputStream body = answer.body()) {
            text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw attempt.fault(answer.url(), e, true);
        }
        JsonNode json = Json.parse(text);
        JsonNode list = json == null ? null : list(json);
        if (list == null) {
            throw new AttemptFailure(new InferenceError.MalformedResponse("the list of models", attempt.context("")));
        }
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode model : list) {
            String name = name(model, listing.prefix());
            if (listing.canBeAsked(model) && !name.isEmpty() && names.size() < MOST_MODELS) {
                names.add(attempt.redacted(name));
            }
        }
        return List.copyOf(names);
    }

    /** {@code data} as OpenAI has it, {@code models} as some local servers, or the bare list of some hosts. */
    private static @Nullable JsonNode list(JsonNode json) {
        for (JsonNode candidate : List.of(json, json.path("data"), json.path("models"))) {
            if (candidate.isArray()) {
                return candidate;
            }
        }
        return null;
    }

    private static String name(JsonNode model, String prefix) {
        String name = model.isString()
                ? model.stringValue()
                : model.path("id").asString(model.path("name").asString(""));
        boolean usable = name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
        return usable
                ? name.substring(name.startsWith(prefix) ? prefix.length() : 0).strip()
                : "";
    }
}
