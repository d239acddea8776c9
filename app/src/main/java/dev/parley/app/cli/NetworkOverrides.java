package dev.parley.app.cli;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.ProxyText;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.TlsSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the options say about the way to an endpoint, checked: laid over the network settings of a profile.
 *
 * @param proxy as {@link ProxyText} reads it
 * @param noProxy what is reached without it, with commas between
 * @param login {@code user:password} of the proxy
 * @param password of the client certificate's key
 */
record NetworkOverrides(
        @Nullable String proxy,
        @Nullable String noProxy,
        @Nullable Secret login,
        @Nullable Path authorities,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Secret password) {

    /** The ids under which the secrets of the options are kept in the session. */
    private static final String LOGIN_ID = "proxy-password-env";

    private static final String PASSWORD_ID = "client-key-password-env";

    /**
     * Reads the options.
     *
     * @throws UsageException if one cannot be read or belongs to another that is missing; no secret is in its sentence
     */
    static NetworkOverrides of(NetworkOptions options, Map<String, String> environment) {
        if ((options.proxyUser == null) != (options.proxyPasswordEnv == null)) {
            throw UsageException.of("proxy.half_a_login");
        }
        if (options.clientKey != null && options.clientCert == null) {
            throw UsageException.of("client_key.without_cert");
        }
        return new NetworkOverrides(
                options.proxy,
                options.noProxy,
                login(options.proxyUser, options.proxyPasswordEnv, environment),
                file("--authorities", options.authorities),
                file("--client-cert", options.clientCert),
                file("--client-key", options.clientKey),
                password(options.clientKeyPasswordEnv, environment));
    }

    private static @Nullable Secret login(
            @Nullable String user, @Nullable String variable, Map<String, String> environment) {
        if (user == null || variable == null) {
            return null;
        }
        try {
            return ProxyText.login(user, value("--proxy-password-env", variable, environment));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Secret password(@Nullable String variable, Map<String, String> environment) {
        if (variable == null) {
            return null;
        }
        try {
            return Secret.ofPassword(value("--client-key-password-env", variable, environment));
        } catch (IllegalArgumentException e) {
            throw UsageException.of("password_env.unusable");
        }
    }

    private static String value(String option, String variable, Map<String, String> environment) {
        String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            // The name is not repeated: a password given in its place must not end up on a screen or in a log.
            throw UsageException.of("password_env.empty", option);
        }
        return value;
    }

    /** With its full path: a profile that is saved means this file from every folder. */
    private static @Nullable Path file(String option, @Nullable String name) {
        try {
            return name == null ? null : Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw UsageException.of("option.no_file", option);
        }
    }

    /**
     * The settings with these laid over them; secrets go into {@code secrets}.
     *
     * @throws UsageException if a secret has nothing that it could go to
     */
    NetworkSettings over(NetworkSettings base, SessionSecrets secrets) {
        return base.withProxy(proxyOver(base.proxy(), secrets)).withTls(tlsOver(base.tls(), secrets));
    }

    private @Nullable ProxySettings proxyOver(@Nullable ProxySettings base, SessionSecrets secrets) {
        ProxySettings result = base;
        if (proxy != null || noProxy != null) {
            try {
                result = ProxyText.parse(
                        proxy == null ? ProxyText.of(base) : proxy,
                        noProxy == null ? ProxyText.exceptions(base) : noProxy,
                        base);
            } catch (IllegalArgumentException e) {
                throw UsageException.of("proxy.unreadable");
            }
        }
        boolean none = result == null || result.equals(ProxySettings.NONE);
        if (none && noProxy != null) {
            throw UsageException.of("proxy.missing", "--no-proxy");
        }
        if (login == null) {
            return result;
        }
        if (result == null || none) {
            throw UsageException.of("proxy.missing", "--proxy-user");
        }
        ProxySettings bound = result.withCredentials(LOGIN_ID);
        put(bound.credentials(), login, secrets);
        return bound;
    }

    private TlsSettings tlsOver(TlsSettings base, SessionSecrets secrets) {
        TlsSettings result = certificate == null ? base : base.withCertificate(certificate, key);
        if (authorities != null) {
            result = result.withAuthorities(authorities);
        }
        if (password == null) {
            return result;
        }
        if (result.certificate() == null) {
            throw UsageException.of("client_key.password_without_cert");
        }
        TlsSettings bound = result.withPassword(PASSWORD_ID);
        put(bound.password(), password, secrets);
        return bound;
    }

    private static void put(@Nullable SecretRef ref, Secret secret, SessionSecrets secrets) {
        if (ref != null) {
            secrets.put(ref, secret);
        }
    }
}
