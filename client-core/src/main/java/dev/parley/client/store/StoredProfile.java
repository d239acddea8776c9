package dev.parley.client.store;

import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.endpoint.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it lies in the file. Grows at the end; every component may be absent or null, then the default holds.
 * Protocol and delivery are their ids, other enums their names in lower case, durations ISO-8601.
 */
record StoredProfile(
        @Nullable String id,
        @Nullable String name,
        @Nullable String baseUrl,
        @Nullable String protocol,
        @Nullable String delivery,
        @Nullable String path,
        @Nullable String model,
        @Nullable String authScheme,
        @Nullable StoredSecretRef secret,
        @Nullable Map<String, String> headers,
        @Nullable StoredTimeouts timeouts,
        @Nullable String resend,
        @Nullable StoredTemplate template,
        @Nullable String jobUpdates,
        @Nullable StoredNetwork network,
        @Nullable String group,
        @Nullable StoredPrices prices) {

    record StoredSecretRef(@Nullable String id, @Nullable String origin) {}

    record StoredTimeouts(
            @Nullable String connect,
            @Nullable String wake,
            @Nullable String firstByte,
            @Nullable String idle,
            @Nullable String total) {}

    record StoredTemplate(
            @Nullable String body,
            @Nullable String pointer,
            @Nullable String streamRule,
            @Nullable String errorPointer) {}

    static StoredProfile of(EndpointProfile profile) {
        return new StoredProfile(
                profile.id(),
                profile.name(),
                profile.baseUrl().toString(),
                profile.protocol().id(),
                profile.delivery().id(),
                profile.path(),
                profile.model(),
                lower(profile.authScheme()),
                of(profile.secret()),
                profile.headers(),
                of(profile.timeouts()),
                lower(profile.resend()),
                of(profile.template()),
                lower(profile.jobUpdates()),
                StoredNetwork.of(profile.network()),
                profile.group(),
                StoredPrices.of(profile.prices()));
    }

    /**
     * The profile that was stored.
     *
     * @throws IllegalArgumentException if something needed is missing or a value has no meaning here
     */
    EndpointProfile toProfile() {
        String wantedName = wanted("name", name);
        EndpointProfile.Builder builder = EndpointProfile.builder(wantedName, URI.create(wanted("baseUrl", baseUrl)))
                .id(id == null ? wantedName : id)
                .path(path)
                .model(model)
                .headers(headers == null ? Map.of() : complete(headers))
                .timeouts(timeouts == null ? Timeouts.DEFAULT : timeouts(timeouts))
                .template(template == null ? null : template(template))
                .network(network == null ? NetworkSettings.DEFAULT : network.toSettings())
                .group(group)
                .prices(prices == null ? null : prices.toPrices());
        if (protocol != null) {
            builder.protocol(Protocol.ofId(protocol).orElseThrow(() -> unknown("protocol", protocol)));
        }
        if (delivery != null) {
            builder.delivery(Delivery.ofId(delivery).orElseThrow(() -> unknown("delivery", delivery)));
        }
        if (authScheme != null) {
            builder.authScheme(constant(AuthScheme.class, authScheme));
        }
        if (resend != null) {
            builder.resend(constant(ResendPolicy.class, resend));
        }
        if (jobUpdates != null) {
            builder.jobUpdates(constant(JobUpdates.class, jobUpdates));
        }
        if (secret != null) {
            builder.secret(new SecretRef(wanted("secret.id", secret.id()), wanted("secret.origin", secret.origin())));
        }
        return builder.build();
    }

    static @Nullable StoredSecretRef of(@Nullable SecretRef ref) {
        return ref == null ? null : new StoredSecretRef(ref.id(), ref.origin());
    }

    private static StoredTimeouts of(Timeouts timeouts) {
        return new StoredTimeouts(
                timeouts.connect().toString(),
                timeouts.wake().toString(),
                timeouts.firstByte().toString(),
                timeouts.idle().toString(),
                timeouts.total().toString());
    }

    private static @Nullable StoredTemplate of(@Nullable TemplateSettings template) {
        return template == null
                ? null
                : new StoredTemplate(
                        template.body(), template.pointer(), lower(template.streamRule()), template.errorPointer());
    }

    private static Timeouts timeouts(StoredTimeouts stored) {
        Timeouts defaults = Timeouts.DEFAULT;
        return new Timeouts(
                duration(stored.connect(), defaults.connect()),
                duration(stored.wake(), defaults.wake()),
                duration(stored.firstByte(), defaults.firstByte()),
                duration(stored.idle(), defaults.idle()),
                duration(stored.total(), defaults.total()));
    }

    private static Duration duration(@Nullable String stored, Duration byDefault) {
        try {
            return stored == null ? byDefault : Duration.parse(stored);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a time-out that is no duration", e);
        }
    }

    private static TemplateSettings template(StoredTemplate stored) {
        return new TemplateSettings(
                wanted("template.body", stored.body()),
                Objects.requireNonNullElse(stored.pointer(), ""),
                stored.streamRule() == null ? StreamRule.JSON : constant(StreamRule.class, stored.streamRule()),
                stored.errorPointer());
    }

    private static Map<String, String> complete(Map<String, String> headers) {
        if (headers.containsValue(null)) {
            throw new IllegalArgumentException("a header without a value");
        }
        return headers;
    }

    static String wanted(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String stored) {
        return Enum.valueOf(type, stored.toUpperCase(Locale.ROOT));
    }

    private static IllegalArgumentException unknown(String field, String value) {
        return new IllegalArgumentException("an unknown " + field + " " + value);
    }
}
