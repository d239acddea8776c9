package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A model server reached over HTTP or HTTPS. Streams both ways, follows no redirect, sends its own key. */
public final class RemoteUpstream implements Upstream {
    private final String name;
    private final HttpClientAgent client;
    private final RequestOptions target;
    private final String basePath;
    private final @Nullable String key;

    /**
     * A server at {@code baseUrl}.
     *
     * @param key its key for {@code Authorization: Bearer}, if it wants one
     */
    public RemoteUpstream(String name, HttpClientAgent client, URI baseUrl, @Nullable String key) {
        this.name = name;
        this.client = client;
        this.key = key;
        this.basePath = withoutTrailingSlash(baseUrl.getRawPath());
        String host = baseUrl.getHost();
        boolean literal6 = host.startsWith("[") && host.endsWith("]");
        boolean secure = "https".equalsIgnoreCase(baseUrl.getScheme());
        this.target = new RequestOptions()
                .setHost(literal6 ? host.substring(1, host.length() - 1) : host)
                .setPort(baseUrl.getPort() > 0 ? baseUrl.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setFollowRedirects(false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply) {
        RequestOptions options = new RequestOptions(target)
                .setMethod(HttpMethod.valueOf(head.method()))
                .setURI(uri(head.uri()));
        RemoteCall call = new RemoteCall(name, body, reply);
        client.request(options)
                .onComplete(
                        request -> {
                            request.headers().addAll(head.headers());
                            if (key != null) {
                                request.putHeader("Authorization", "Bearer " + key);
                            }
                            call.connected(request);
                        },
                        call::failed);
        return call;
    }

    /** A base URL that already ends in {@code /v1} does not double it. */
    private String uri(String uri) {
        boolean doubled = basePath.endsWith("/v1") && (uri.equals("/v1") || uri.startsWith("/v1/"));
        return doubled ? basePath + uri.substring("/v1".length()) : basePath + uri;
    }

    private static String withoutTrailingSlash(@Nullable String path) {
        String given = path == null ? "" : path;
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
