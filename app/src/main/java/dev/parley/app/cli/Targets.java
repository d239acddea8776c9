package dev.parley.app.cli;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.endpoint.ProfileValidator;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.ValidationResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint that the options mean. Starts the bundled gateway at its first use and stops it at the end. */
final class Targets implements AutoCloseable {
    /** Stands for the gateway before it is started. */
    private static final URI PLACEHOLDER = URI.create("http://127.0.0.1:1");

    private final AppServices services;
    private AppServices.@Nullable DemoGateway gateway;

    Targets(AppServices services) {
        this.services = services;
    }

    /** A checked choice of an endpoint; {@link #open} starts the bundled gateway if it is the one. */
    interface Choice {
        /**
         * The endpoint, ready to be asked.
         *
         * @throws dev.parley.gateway.GatewayException if the bundled gateway cannot start
         */
        Target open();
    }

    /**
     * Checks the options; starts nothing.
     *
     * @throws UsageException if the options make no endpoint
     */
    Choice choose(EndpointOptions options) {
        EndpointOverrides overrides = EndpointOverrides.of(options, services.environment());
        SessionSecrets secrets = new SessionSecrets(services.savedSecrets());
        if (options.url != null && options.profile != null) {
            throw UsageException.of("target.url_and_profile");
        }
        EndpointProfile named = options.url == null
                ? saved(options.profile)
                : EndpointProfile.builder("--url", url(options.url)).build();
        if (named != null) {
            Target target = new Target(checked(overrides.over(named, secrets)), secrets);
            return () -> target;
        }
        DemoProfiles demo = demoProfile(options.profile, overrides);
        checked(overrides.over(demo.at(PLACEHOLDER), new SessionSecrets(secrets)));
        return () -> demo(demo, overrides, secrets);
    }

    private @Nullable EndpointProfile saved(@Nullable String name) {
        if (name == null || DemoProfiles.ofTitle(name).isPresent()) {
            return null;
        }
        return services.savedProfiles().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknownProfile(name));
    }

    private UsageException unknownProfile(String name) {
        String names = Stream.concat(
                        DemoProfiles.titles().stream(),
                        services.savedProfiles().stream().map(EndpointProfile::name))
                .map(known -> "\"" + known + "\"")
                .collect(Collectors.joining(", "));
        List<String> sentences = new ArrayList<>(services.savedProfileWarnings());
        sentences.add(Messages.text("target.unknown_profile", name, names));
        return new UsageException(String.join(" ", sentences));
    }

    private static DemoProfiles demoProfile(@Nullable String name, EndpointOverrides overrides) {
        Delivery wanted = overrides.delivery();
        if (wanted != null) {
            return DemoProfiles.ofDelivery(wanted)
                    .orElseThrow(() -> UsageException.of("target.demo_delivery", wanted.id()));
        }
        return Optional.ofNullable(name).flatMap(DemoProfiles::ofTitle).orElse(DemoProfiles.DIRECT);
    }

    private Target demo(DemoProfiles demo, EndpointOverrides overrides, SessionSecrets secrets) {
        if (gateway == null) {
            gateway = services.startDemoGateway();
        }
        EndpointProfile base = demo.at(gateway.url());
        secrets.put(new SecretRef(DemoProfiles.SECRET_ID, base.origin()), gateway.token());
        return new Target(overrides.over(base, secrets), secrets);
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    private static URI url(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw UsageException.of("target.not_a_url");
        }
    }

    /**
     * The profile itself if it can be used.
     *
     * @throws UsageException with the first problem that was found
     */
    static EndpointProfile checked(EndpointProfile profile) {
        if (profile.protocol() == Protocol.TEMPLATE && profile.template() == null) {
            throw UsageException.of("template.needs_file");
        }
        if (profile.protocol() != Protocol.TEMPLATE && profile.template() != null) {
            throw UsageException.of("template.other_protocol");
        }
        // Said in the words of the command line, which has other ways out than the window.
        if (KeyExposure.isUnprotected(profile.baseUrl())
                && KeyExposure.carriesKey(profile)
                && !profile.network().keyOverPlainHttp()) {
            throw UsageException.of(
                    "target.key_over_plain_http",
                    Optional.ofNullable(profile.baseUrl().getHost()).orElse(""));
        }
        if (ProfileValidator.validate(profile) instanceof ValidationResult.Invalid invalid) {
            throw new UsageException(invalid.problems().getFirst().message());
        }
        return profile;
    }
}
