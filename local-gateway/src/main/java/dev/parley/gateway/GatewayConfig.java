package dev.parley.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a gateway needs to know to start. It listens on 127.0.0.1, always.
 *
 * @param port 0 takes any free one
 * @param portFallback whether the next free port is taken when {@code port} is busy
 * @param token what callers must send
 * @param services beside the demo model
 * @param demoTokensPerSecond the pace of the demo model
 * @param allowedOrigins web pages that may call, such as {@code http://localhost:5173}; none by default
 */
public record GatewayConfig(
        int port,
        boolean portFallback,
        Credential token,
        List<ServiceConfig> services,
        double demoTokensPerSecond,
        List<String> allowedOrigins,
        GatewayLimits limits,
        JobSettings jobs) {

    /** The port that is tried first. */
    public static final int DEFAULT_PORT = 8321;

    /** The environment variable that sets the token. */
    public static final String TOKEN_VARIABLE = "PARLEY_GATEWAY_TOKEN";

    public GatewayConfig {
        services = List.copyOf(services);
        allowedOrigins = List.copyOf(allowedOrigins);
        if (port < 0 || port > 65_535) {
            throw new GatewayException("The port is a number from 0 to 65535.");
        }
        if (!(demoTokensPerSecond > 0 && demoTokensPerSecond <= 1_000_000)) {
            throw new GatewayException("The rate of the demo model is a number of tokens per second above 0.");
        }
        Set<String> names = new HashSet<>();
        for (ServiceConfig service : services) {
            if (!names.add(service.name())) {
                throw new GatewayException("The service " + service.name() + " is given twice.");
            }
        }
        checkModels(services, names);
        allowedOrigins.forEach(GatewayConfig::checkOrigin);
    }

    /** A name must lead to one service, whichever rule of the model router is read first. */
    private static void checkModels(List<ServiceConfig> services, Set<String> names) {
        Set<String> models = new HashSet<>();
        for (ServiceConfig service : services) {
            for (String model : service.routedModels()) {
                int slash = model.indexOf('/');
                boolean otherService = !model.equals(service.name()) && names.contains(model);
                boolean below = slash > 0 && names.contains(model.substring(0, slash));
                if (!models.add(model) || otherService || below) {
                    throw new GatewayException("The model " + model + " of " + service.name()
                            + " is ambiguous: another model or service has that name.");
                }
            }
        }
    }

    /** A builder with every default: port 8321 or the next free one, jobs in memory, a random token, no remote. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this configuration. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static void checkOrigin(String origin) {
        URI uri;
        try {
            uri = URI.create(origin);
        } catch (IllegalArgumentException e) {
            throw new GatewayException("An allowed origin is not a URL: " + origin + ".", e);
        }
        if (uri.getScheme() == null
                || uri.getHost() == null
                || !uri.getRawPath().isEmpty()) {
            throw new GatewayException(
                    "An allowed origin has a scheme, a host and perhaps a port, no path, unlike " + origin + ".");
        }
    }

    /** Collects a {@link GatewayConfig}. */
    public static final class Builder {
        private int port = DEFAULT_PORT;
        private boolean portFallback = true;
        private @Nullable Credential token;
        private final List<ServiceConfig> services = new ArrayList<>();
        private double demoTokensPerSecond = 60;
        private List<String> allowedOrigins = List.of();
        private GatewayLimits limits = GatewayLimits.DEFAULT;
        private JobSettings jobs = JobSettings.DEFAULT;

        private Builder() {}

        private Builder(GatewayConfig from) {
            port = from.port;
            portFallback = from.portFallback;
            token = from.token;
            services.addAll(from.services);
            demoTokensPerSecond = from.demoTokensPerSecond;
            allowedOrigins = from.allowedOrigins;
            limits = from.limits;
            jobs = from.jobs;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder portFallback(boolean value) {
            portFallback = value;
            return this;
        }

        public Builder dataFolder(@Nullable Path value) {
            jobs = jobs.withFolder(value);
            return this;
        }

        public Builder token(@Nullable Credential value) {
            token = value;
            return this;
        }

        public Builder service(ServiceConfig value) {
            services.add(value);
            return this;
        }

        public Builder demoTokensPerSecond(double value) {
            demoTokensPerSecond = value;
            return this;
        }

        public Builder allowedOrigins(List<String> value) {
            allowedOrigins = List.copyOf(value);
            return this;
        }

        public Builder limits(GatewayLimits value) {
            limits = value;
            return this;
        }

        public Builder jobConcurrency(int value) {
            jobs = jobs.withConcurrency(value);
            return this;
        }

        public Builder jobs(JobSettings value) {
            jobs = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws GatewayException if a value is out of its range, or a service is given twice
         */
        public GatewayConfig build() {
            return new GatewayConfig(
                    port,
                    portFallback,
                    token == null ? Credential.random() : token,
                    services,
                    demoTokensPerSecond,
                    allowedOrigins,
                    limits,
                    jobs);
        }
    }
}
