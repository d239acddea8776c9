package dev.parley.gateway.routing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Where a request goes, by its path. Pure. */
public sealed interface Route {

    /** Is the gateway there; needs no token. */
    record Health() implements Route {}

    /** Can the gateway serve; needs no token. */
    record Ready() implements Route {}

    /** Figures for a monitoring system. */
    record Metrics() implements Route {}

    /** Anything of a service, passed as it is; {@code uri} is the path inside the service, with the query. */
    record Relay(String service, String uri) implements Route {}

    /** The jobs of a service: a new one, or the list. */
    record Jobs(String service) implements Route {}

    /** The state and output of a job. */
    record JobOutput(String service, String id) implements Route {}

    /** The way to end a job. */
    record JobCancel(String service, String id) implements Route {}

    /** What happens to a job, as it happens. */
    record JobStream(String service, String id) implements Route {}

    /** A background response of the OpenAI kind. */
    record Response(String id) implements Route {}

    /** The way to end one. */
    record ResponseCancel(String id) implements Route {}

    /** The list of models. */
    record Models() implements Route {}

    /** One model of the list. */
    record OneModel(String id) implements Route {}

    /** A call that names its model in the body. */
    record ByModel(String uri) implements Route {}

    /** A call that only the demo model answers, such as TorchServe's and KServe's. */
    record Demo(String uri) implements Route {}

    /** Nothing is there. */
    record Nowhere() implements Route {}

    /** What all background responses are under. */
    String RESPONSES = "/v1/responses/";

    /** The route of a path and query; the path was checked by {@link PathRules}. */
    static Route of(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (path.equals("/healthz")) {
            return new Health();
        }
        if (path.equals("/readyz")) {
            return new Ready();
        }
        if (path.equals("/metrics")) {
            return new Metrics();
        }
        if (path.startsWith(ServicePaths.PREFIX)) {
            return ServicePaths.route(path, uri.substring(path.length()));
        }
        if (path.equals("/v1/models")) {
            return new Models();
        }
        if (path.startsWith("/v1/models/")) {
            return new OneModel(decoded(path.substring("/v1/models/".length())));
        }
        if (path.startsWith(RESPONSES)) {
            return response(path.substring(RESPONSES.length()), uri);
        }
        if (path.startsWith("/v1/")) {
            return new ByModel(uri);
        }
        if (path.startsWith("/predictions/") || path.equals("/v2") || path.startsWith("/v2/")) {
            return new Demo(uri);
        }
        return new Nowhere();
    }

    /** Names of models have slashes, which clients encode. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Route response(String rest, String uri) {
        String cancel = "/cancel";
        boolean cancels = rest.endsWith(cancel);
        String id = cancels ? rest.substring(0, rest.length() - cancel.length()) : rest;
        if (id.isEmpty() || id.indexOf('/') >= 0) {
            return new ByModel(uri);
        }
        return cancels ? new ResponseCancel(id) : new Response(id);
    }
}
