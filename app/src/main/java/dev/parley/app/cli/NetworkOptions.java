package dev.parley.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the way to an endpoint is gone. Their descriptions are in the resource bundle. */
final class NetworkOptions {
    @Option(names = "--proxy", paramLabel = "HOST:PORT|direct")
    @Nullable String proxy;

    @Option(names = "--no-proxy", paramLabel = "HOSTS")
    @Nullable String noProxy;

    @Option(names = "--proxy-user", paramLabel = "NAME")
    @Nullable String proxyUser;

    @Option(names = "--proxy-password-env", paramLabel = "VAR")
    @Nullable String proxyPasswordEnv;

    @Option(names = "--authorities", paramLabel = "FILE")
    @Nullable String authorities;

    @Option(names = "--client-cert", paramLabel = "FILE")
    @Nullable String clientCert;

    @Option(names = "--client-key", paramLabel = "FILE")
    @Nullable String clientKey;

    @Option(names = "--client-key-password-env", paramLabel = "VAR")
    @Nullable String clientKeyPasswordEnv;
}
