package dev.parley.app.cli;

import dev.parley.client.JsonText;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.DurationText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.endpoint.Timeouts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the options say about an endpoint, checked: laid over a profile, whichever that is.
 *
 * @param key the value of the {@code --key-env} variable
 */
record EndpointOverrides(
        @Nullable Protocol protocol,
        @Nullable Delivery delivery,
        @Nullable String path,
        @Nullable String model,
        Map<String, String> headers,
        Map<TimeoutPhase, Duration> timeouts,
        ResendPolicy resend,
        @Nullable TemplateSettings template,
        @Nullable JobUpdates jobUpdates,
        @Nullable Secret key,
        NetworkOverrides network) {

    /** The id under which the key of {@code --key-env} is kept in the session. */
    private static final String KEY_ID = "key-env";

    EndpointOverrides {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        timeouts = Map.copyOf(timeouts);
    }

    /**
     * Reads the options.
     *
     * @throws UsageException if a value is unknown or cannot be read; no secret is in its sentence
     */
    static EndpointOverrides of(EndpointOptions options, Map<String, String> environment) {
        return new EndpointOverrides(
                protocol(options.protocol),
                delivery(options.delivery),
                options.path,
                options.model,
                NameValue.parse("--header", "NAME=VALUE", options.headers),
                timeouts(NameValue.parse("--timeout", "PHASE=DURATION", options.timeouts)),
                resend(options.resend),
                template(options),
                jobUpdates(options.jobUpdates),
                key(options.keyEnv, environment),
                NetworkOverrides.of(options.network, environment));
    }

    private static @Nullable Protocol protocol(@Nullable String id) {
        return id == null
                ? null
                : Protocol.ofId(id)
                        .orElseThrow(() -> unknown(
                                "--protocol",
                                id,
                                Arrays.stream(Protocol.values())
                                        .map(Protocol::id)
                                        .collect(Collectors.joining(", "))));
    }

    private static @Nullable Delivery delivery(@Nullable String id) {
        return id == null
                ? null
                : Delivery.ofId(id)
                        .orElseThrow(() -> unknown(
                                "--delivery",
                                id,
                                Arrays.stream(Delivery.values())
                                        .map(Delivery::id)
                                        .collect(Collectors.joining(", "))));
    }

    private static ResendPolicy resend(String id) {
        return constant(ResendPolicy.values(), id)
                .orElseThrow(() -> unknown("--resend", id, ids(ResendPolicy.values())));
    }

    private static @Nullable JobUpdates jobUpdates(@Nullable String id) {
        return id == null
                ? null
                : constant(JobUpdates.values(), id)
                        .orElseThrow(() -> unknown("--job-updates", id, ids(JobUpdates.values())));
    }

    private static Map<TimeoutPhase, Duration> timeouts(Map<String, String> pairs) {
        Map<TimeoutPhase, Duration> map = new EnumMap<>(TimeoutPhase.class);
        pairs.forEach((name, value) -> {
            TimeoutPhase phase = constant(TimeoutPhase.values(), name)
                    .orElseThrow(() -> unknown("--timeout", name, ids(TimeoutPhase.values())));
            Duration duration =
                    DurationText.parse(value).orElseThrow(() -> UsageException.of("timeout.not_a_duration", value));
            map.put(phase, duration);
        });
        return map;
    }

    private static @Nullable TemplateSettings template(EndpointOptions options) {
        if (options.template == null) {
            if (options.pointer != null || options.streamRule != null || options.errorPointer != null) {
                throw UsageException.of("template.options_without_file");
            }
            return null;
        }
        if (options.pointer == null) {
            throw UsageException.of("template.needs_pointer");
        }
        String ruleId = options.streamRule == null ? "json" : options.streamRule;
        StreamRule rule = constant(StreamRule.values(), ruleId)
                .orElseThrow(() -> unknown("--stream-rule", ruleId, ids(StreamRule.values())));
        return new TemplateSettings(templateText(options.template), options.pointer, rule, options.errorPointer);
    }

    private static String templateText(String fileName) {
        try {
            return new JsonText(Files.readString(Path.of(fileName)).strip()).text();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            if (e instanceof InvalidPathException) {
                throw UsageException.of("template.unreadable", fileName);
            }
            throw UsageException.of("template.not_json", fileName);
        } catch (IOException e) {
            throw UsageException.of("template.unreadable", fileName);
        }
    }

    private static @Nullable Secret key(@Nullable String variable, Map<String, String> environment) {
        if (variable == null) {
            return null;
        }
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            // The name is not repeated: a key pasted in its place must not end up on a screen or in a log.
            throw UsageException.of("key_env.empty");
        }
        try {
            return Secret.of(value);
        } catch (IllegalArgumentException e) {
            throw UsageException.of("key_env.unusable");
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, String id) {
        return Arrays.stream(values).filter(value -> id(value).equals(id)).findFirst();
    }

    private static String ids(Enum<?>[] values) {
        return Arrays.stream(values).map(EndpointOverrides::id).collect(Collectors.joining(", "));
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static UsageException unknown(String option, String value, String known) {
        return UsageException.of("option.unknown_value", option, value, known);
    }

    /** The profile with these options laid over it; a key, if there is one, goes into {@code secrets}. */
    EndpointProfile over(EndpointProfile base, SessionSecrets secrets) {
        Protocol newProtocol = protocol == null ? base.protocol() : protocol;
        Delivery newDelivery = delivery == null ? base.delivery() : delivery;
        SecretRef secret = base.secret();
        AuthScheme scheme = base.authScheme();
        if (key != null) {
            secret = new SecretRef(KEY_ID, base.origin());
            scheme = AuthScheme.of(newProtocol, newDelivery);
            secrets.put(secret, key);
        }
        Map<String, String> newHeaders = new LinkedHashMap<>(base.headers());
        newHeaders.putAll(headers);
        EndpointProfile.Builder builder = base.toBuilder()
                .protocol(newProtocol)
                .delivery(newDelivery)
                .path(path == null ? base.path() : path)
                .model(model == null ? base.model() : model)
                .authScheme(scheme)
                .secret(secret)
                .headers(newHeaders)
                .timeouts(timeoutsOver(base.timeouts()))
                .resend(resend)
                .network(network.over(base.network(), secrets))
                .template(template == null ? base.template() : template);
        if (jobUpdates != null) {
            builder.jobUpdates(jobUpdates);
        }
        return builder.build();
    }

    private Timeouts timeoutsOver(Timeouts base) {
        Timeouts result = base;
        for (Map.Entry<TimeoutPhase, Duration> entry : timeouts.entrySet()) {
            result = result.with(entry.getKey(), entry.getValue());
        }
        return result;
    }
}
