package dev.parley.client.http;

import dev.parley.client.endpoint.Secret;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Connection;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Gives the proxy its user name and password (RFC 7617), and nobody else: with the CONNECT of a tunnel, or with a request
 * in absolute form. They are sent at once and not on demand, because a prompt leaves only once.
 */
final class ProxyLogin implements Authenticator, Interceptor {
    private static final String HEADER = "Proxy-Authorization";

    /** How the HTTP engine asks for what is to go along with the first CONNECT. */
    private static final String PREEMPTIVE = "OkHttp-Preemptive";

    private final @Nullable String header;

    /** {@code credentials}: {@code user:password}, or {@code null} for a proxy that wants none. */
    ProxyLogin(@Nullable Secret credentials) {
        this.header = credentials == null ? null : header(credentials.reveal());
    }

    static String header(String credentials) {
        int colon = credentials.indexOf(':');
        String user = colon < 0 ? credentials : credentials.substring(0, colon);
        String password = colon < 0 ? "" : credentials.substring(colon + 1);
        return Credentials.basic(user, password, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) throws ProxyRefusal {
        if (response.challenges().stream().anyMatch(challenge -> PREEMPTIVE.equalsIgnoreCase(challenge.scheme()))) {
            return header == null
                    ? null
                    : response.request().newBuilder().header(HEADER, header).build();
        }
        throw refusal(response);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        boolean toProxy = !request.isHttps() && goesThroughProxy(chain.connection());
        Response response = chain.proceed(
                toProxy && header != null
                        ? request.newBuilder().header(HEADER, header).build()
                        : request);
        if (response.code() != 407) {
            return response;
        }
        try (response) {
            throw toProxy
                    ? refusal(response)
                    : new ProxyRefusal(
                            407, "Something that the profile does not name as its proxy asks for a login of a proxy.");
        }
    }

    private static boolean goesThroughProxy(@Nullable Connection connection) {
        return connection != null && connection.route().proxy().type() == Proxy.Type.HTTP;
    }

    private ProxyRefusal refusal(Response response) {
        boolean basic = response.challenges().stream().map(Challenge::scheme).anyMatch("Basic"::equalsIgnoreCase);
        if (header != null) {
            return new ProxyRefusal(
                    407, "The proxy did not accept the user name and password; enter them again below the proxy.");
        }
        return new ProxyRefusal(
                407,
                basic
                        ? "The proxy wants a user name and a password; enter them below the proxy, in the profile or in"
                                + " the network settings."
                        : "The proxy wants a login of a kind that is not known here.");
    }
}
