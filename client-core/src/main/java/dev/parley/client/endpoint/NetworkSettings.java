package dev.parley.client.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the way to an endpoint is gone: through which proxy, and whom to trust. Grows at the end.
 *
 * @param proxy {@code null}: what the JVM is set to. That is no proxy at all unless it was started with
 *     {@code -Dhttps.proxyHost}, {@code -Dhttp.proxyHost} or {@code -Djava.net.useSystemProxies=true}; environment
 *     variables such as {@code HTTPS_PROXY} are not looked at. {@link ProxySettings#NONE} is no proxy whatever the JVM says
 * @param tls whom to trust, and how to show who asks
 * @param keyOverPlainHttp somebody agreed that the key travels readable to a host that is not this machine
 */
public record NetworkSettings(@Nullable ProxySettings proxy, TlsSettings tls, boolean keyOverPlainHttp) {

    public static final NetworkSettings DEFAULT = new NetworkSettings(null, TlsSettings.DEFAULT, false);

    public NetworkSettings withProxy(@Nullable ProxySettings value) {
        return new NetworkSettings(value, tls, keyOverPlainHttp);
    }

    public NetworkSettings withTls(TlsSettings value) {
        return new NetworkSettings(proxy, value, keyOverPlainHttp);
    }

    public NetworkSettings withKeyOverPlainHttp(boolean value) {
        return new NetworkSettings(proxy, tls, value);
    }

    /** What is wrong with them, one sentence each; nothing is opened and no file is read. */
    public List<String> problems() {
        List<ValidationResult.Problem> problems = new ArrayList<>();
        NetworkRules.check(this, problems);
        return problems.stream().map(ValidationResult.Problem::message).toList();
    }

    /** With what {@code others} say of the proxy and of the authorities, where these say nothing. */
    public NetworkSettings orElse(NetworkSettings others) {
        return new NetworkSettings(
                proxy == null ? others.proxy : proxy,
                tls.authorities() == null ? tls.withAuthorities(others.tls.authorities()) : tls,
                keyOverPlainHttp);
    }
}
