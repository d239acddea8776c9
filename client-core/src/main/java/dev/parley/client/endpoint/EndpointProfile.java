package dev.parley.client.endpoint;

import dev.parley.client.TokenPrices;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A remote service and how to talk to it. Holds no secret, only a {@link SecretRef}.
 *
 * @param id stable, unique; the name may change
 * @param baseUrl http or https; with a VESSL delivery the service's base URL
 * @param path replaces the protocol's default path
 * @param model sent where the protocol has a place for it
 * @param secret {@code null}: no key is sent
 * @param headers extra headers, none of them secret
 * @param template for {@link Protocol#TEMPLATE} only
 * @param jobUpdates how a job is followed, where the delivery leaves the choice
 * @param network proxy, trust, and what somebody agreed to
 * @param group under which heading it is listed; {@code null}: under none
 * @param prices {@code null}: no cost is told
 */
public record EndpointProfile(
        String id,
        String name,
        URI baseUrl,
        Protocol protocol,
        Delivery delivery,
        @Nullable String path,
        @Nullable String model,
        AuthScheme authScheme,
        @Nullable SecretRef secret,
        Map<String, String> headers,
        Timeouts timeouts,
        ResendPolicy resend,
        @Nullable TemplateSettings template,
        JobUpdates jobUpdates,
        NetworkSettings network,
        @Nullable String group,
        @Nullable TokenPrices prices) {

    public EndpointProfile {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static Builder builder(String name, URI baseUrl) {
        return new Builder(name, baseUrl);
    }

    /** A builder that begins with everything of this profile. */
    public Builder toBuilder() {
        return new Builder(name, baseUrl)
                .id(id)
                .protocol(protocol)
                .delivery(delivery)
                .path(path)
                .model(model)
                .authScheme(authScheme)
                .secret(secret)
                .headers(headers)
                .timeouts(timeouts)
                .resend(resend)
                .template(template)
                .jobUpdates(jobUpdates)
                .network(network)
                .group(group)
                .prices(prices);
    }

    /** The scheme, host and port that belong to this endpoint; a key goes nowhere else. */
    public String origin() {
        return origin(baseUrl);
    }

    /** {@code scheme://host:port} with the port always written. */
    public static String origin(URI url) {
        int port = url.getPort() != -1 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return (url.getScheme() + "://" + url.getHost()).toLowerCase(java.util.Locale.ROOT) + ":" + port;
    }

    /** Collects a profile; what is not set has the default of the commonest endpoint, an OpenAI-style server. */
    public static final class Builder {
        private final URI baseUrl;
        private String name;
        private String id;
        private Protocol protocol = Protocol.OPENAI_CHAT;
        private Delivery delivery = Delivery.DIRECT;
        private @Nullable String path;
        private @Nullable String model;
        private @Nullable AuthScheme authScheme;
        private @Nullable SecretRef secret;
        private Map<String, String> headers = Map.of();
        private Timeouts timeouts = Timeouts.DEFAULT;
        private ResendPolicy resend = ResendPolicy.ASK;
        private @Nullable TemplateSettings template;
        private JobUpdates jobUpdates = JobUpdates.POLL;
        private NetworkSettings network = NetworkSettings.DEFAULT;
        private @Nullable String group;
        private @Nullable TokenPrices prices;

        private Builder(String name, URI baseUrl) {
            this.name = name;
            this.baseUrl = baseUrl;
            this.id = name;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder id(String value) {
            id = value;
            return this;
        }

        public Builder protocol(Protocol value) {
            protocol = value;
            return this;
        }

        public Builder delivery(Delivery value) {
            delivery = value;
            return this;
        }

        public Builder path(@Nullable String value) {
            path = value;
            return this;
        }

        public Builder model(@Nullable String value) {
            model = value;
            return this;
        }

        /** Without this the key travels as {@linkplain AuthScheme#of protocol and delivery want it}. */
        public Builder authScheme(AuthScheme value) {
            authScheme = value;
            return this;
        }

        /** The key is the entry {@code secretId} of the key store, for this endpoint's origin only. */
        public Builder secretId(String secretId) {
            secret = new SecretRef(secretId, origin(baseUrl));
            return this;
        }

        /** A key that was bound earlier; the validator refuses one that is bound to another origin. */
        public Builder secret(@Nullable SecretRef value) {
            secret = value;
            return this;
        }

        public Builder headers(Map<String, String> value) {
            headers = value;
            return this;
        }

        public Builder timeouts(Timeouts value) {
            timeouts = value;
            return this;
        }

        public Builder resend(ResendPolicy value) {
            resend = value;
            return this;
        }

        public Builder template(@Nullable TemplateSettings value) {
            template = value;
            return this;
        }

        public Builder jobUpdates(JobUpdates value) {
            jobUpdates = value;
            return this;
        }

        public Builder network(NetworkSettings value) {
            network = value;
            return this;
        }

        /** White space around it is dropped; a blank one is none. */
        public Builder group(@Nullable String value) {
            group = value == null || value.isBlank() ? null : value.strip();
            return this;
        }

        public Builder prices(@Nullable TokenPrices value) {
            prices = value;
            return this;
        }

        public EndpointProfile build() {
            return new EndpointProfile(
                    id,
                    name,
                    baseUrl,
                    protocol,
                    delivery,
                    path,
                    model,
                    authScheme == null ? AuthScheme.of(protocol, delivery) : authScheme,
                    secret,
                    headers,
                    timeouts,
                    resend,
                    template,
                    jobUpdates,
                    network,
                    group,
                    prices);
        }
    }
}
