package dev.parley.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a gateway needs to know to start.
 *
 * @param token what its owner's callers must send
 * @param keys other callers
 * @param keysFile where they stand, to be read again when it changes; {@code null}: nowhere
 * @param services beside the demo model
 * @param demoTokensPerSecond the pace of the demo model
 * @param accessLog one line of JSON for each request goes there; {@code null}: nowhere
 */
public record GatewayConfig(
        ListenSettings listen,
        Credential token,
        List<CallerKey> keys,
        @Nullable Path keysFile,
        List<ServiceConfig> services,
        double demoTokensPerSecond,
        GatewayLimits limits,
        JobSettings jobs,
        @Nullable Path accessLog) {

    /** The port that is tried first. */
    public static final int DEFAULT_PORT = 8321;

    /** The environment variable that sets the token. */
    public static final String TOKEN_VARIABLE = "PARLEY_GATEWAY_TOKEN";

    /** As {@link #accessLog}, it means the standard error. */
    public static final Path STANDARD_ERROR = Path.of("stderr");

    public GatewayConfig {
        keys = List.copyOf(keys);
        services = List.copyOf(services);
        if (!(demoTokensPerSecond > 0 && demoTokensPerSecond <= 1_000_000)) {
            throw new GatewayException("The rate of the demo model is a number of tokens per second above 0.");
        }
        Set<String> names = new HashSet<>();
        for (ServiceConfig service : services) {
            if (!names.add(service.name())) {
                throw new GatewayException("The service " + service.name() + " is given twice.");
            }
        }
        Set<String> callers = new HashSet<>();
        for (CallerKey key : keys) {
            if (!callers.add(key.name())) {
                throw new GatewayException("The key " + key.name() + " is given twice.");
            }
        }
        checkModels(services, names);
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

    /** A builder with every default: port 8321 or the next free one, jobs in memory, a random token, no service. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this configuration. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects a {@link GatewayConfig}. */
    public static final class Builder {
        private ListenSettings listen = ListenSettings.DEFAULT;
        private @Nullable Credential token;
        private List<CallerKey> keys = List.of();
        private @Nullable Path keysFile;
        private final List<ServiceConfig> services = new ArrayList<>();
        private double demoTokensPerSecond = 60;
        private GatewayLimits limits = GatewayLimits.DEFAULT;
        private JobSettings jobs = JobSettings.DEFAULT;
        private @Nullable Path accessLog;

        private Builder() {}

        private Builder(GatewayConfig from) {
            listen = from.listen;
            token = from.token;
            keys = from.keys;
            keysFile = from.keysFile;
            services.addAll(from.services);
            demoTokensPerSecond = from.demoTokensPerSecond;
            limits = from.limits;
            jobs = from.jobs;
            accessLog = from.accessLog;
        }

        public Builder listen(ListenSettings value) {
            listen = value;
            return this;
        }

        public Builder port(int value) {
            listen = listen.withPort(value);
            return this;
        }

        public Builder portFallback(boolean value) {
            listen = listen.withPortFallback(value);
            return this;
        }

        public Builder allowedOrigins(List<String> value) {
            listen = listen.withAllowedOrigins(value);
            return this;
        }

        public Builder token(@Nullable Credential value) {
            token = value;
            return this;
        }

        /** Callers beside the token's, and the file that they stand in, if any. */
        public Builder keys(List<CallerKey> value, @Nullable Path file) {
            keys = List.copyOf(value);
            keysFile = file;
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

        public Builder limits(GatewayLimits value) {
            limits = value;
            return this;
        }

        public Builder dataFolder(@Nullable Path value) {
            jobs = jobs.withFolder(value);
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

        public Builder accessLog(@Nullable Path value) {
            accessLog = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws GatewayException if a value is out of its range, a name is given twice, or others than this machine
         *     could reach the gateway without TLS or without a token that somebody chose
         */
        public GatewayConfig build() {
            boolean guarded = token != null || !keys.isEmpty();
            if (!listen.loopback() && (listen.tls() == null || !guarded)) {
                throw new GatewayException("The address " + listen.host() + " can be reached by others, so it needs"
                        + " TLS (a certificate and its key) and a token or keys; the gateway listens on 127.0.0.1"
                        + " without them.");
            }
            return new GatewayConfig(
                    listen,
                    token == null ? Credential.random() : token,
                    keys,
                    keysFile,
                    services,
                    demoTokensPerSecond,
                    limits,
                    jobs,
                    accessLog);
        }
    }
}
