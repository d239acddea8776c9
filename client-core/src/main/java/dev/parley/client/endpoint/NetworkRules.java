package dev.parley.client.endpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with network settings, without touching the network or a file. */
final class NetworkRules {
    private static final String FIELD = "network";

    /** A name, an IPv4 address or an IPv6 address with or without brackets. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    private static final Pattern EXCEPTION = Pattern.compile(
            "\\*|\\.?[A-Za-z0-9_-][A-Za-z0-9._-]*(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?|[0-9A-Fa-f:.]+");

    private NetworkRules() {}

    static void check(NetworkSettings network, List<ValidationResult.Problem> problems) {
        ProxySettings proxy = network.proxy();
        if (proxy != null) {
            proxy(proxy, problems);
        }
        tls(network.tls(), problems);
    }

    private static void proxy(ProxySettings proxy, List<ValidationResult.Problem> problems) {
        if (!HOST.matcher(proxy.host()).matches()) {
            add(problems, "The proxy must be a host name or an address, without http:// and without a user name.");
        }
        if (proxy.port() < 1 || proxy.port() > 65_535) {
            add(problems, "The port of the proxy must be between 1 and 65535.");
        }
        for (String entry : proxy.noProxy()) {
            if (entry.indexOf('/') >= 0) {
                add(problems, "The list of hosts without proxy holds a network or a URL; name hosts or addresses.");
            } else if (!entry.equals(ProxySettings.PROXY_LOOPBACK)
                    && !EXCEPTION.matcher(entry).matches()) {
                add(problems, "The list of hosts without proxy holds an entry that is no host, .suffix, address or *.");
            }
        }
        SecretRef credentials = proxy.credentials();
        if (credentials != null && !credentials.origin().equals(proxy.origin())) {
            add(problems, "The proxy's password belongs to another proxy; enter it again for this one.");
        }
    }

    private static void tls(TlsSettings tls, List<ValidationResult.Problem> problems) {
        absolute("certificate authorities", tls.authorities(), problems);
        absolute("client certificate", tls.certificate(), problems);
        absolute("client key", tls.key(), problems);
        if (tls.key() != null && tls.certificate() == null) {
            add(problems, "A client key needs its certificate.");
        }
        SecretRef password = tls.password();
        if (password != null && tls.certificate() == null) {
            add(problems, "There is a password for a client certificate, and no certificate.");
        } else if (password != null && !password.origin().equals(tls.passwordOrigin())) {
            add(problems, "The password belongs to another certificate file; enter it again for this one.");
        }
    }

    /** Relative to what is running, a path would name another file tomorrow. */
    private static void absolute(String what, @Nullable Path file, List<ValidationResult.Problem> problems) {
        if (file != null && !file.isAbsolute()) {
            add(problems, "The file of the " + what + " must be given with its full path.");
        }
    }

    private static void add(List<ValidationResult.Problem> problems, String message) {
        problems.add(new ValidationResult.Problem(FIELD, message));
    }
}
