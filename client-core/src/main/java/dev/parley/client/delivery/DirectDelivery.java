package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.http.HttpCall;
import dev.parley.client.protocol.WireRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The protocol's own request to the endpoint, or through something that stands in front of the service behind it. */
final class DirectDelivery implements DeliveryAdapter {
    private final Front front;

    DirectDelivery(Front front) {
        this.front = front;
    }

    @Override
    public HttpCall firstCall(Route route, ChatRequest request) {
        return call(route, wire(route, request));
    }

    @Override
    public Step send(Route route, ChatRequest request) {
        WireRequest wire = wire(route, request);
        SendSteps steps = new SendSteps(
                route,
                call(route, wire),
                front,
                (answer, out) -> new AnswerSteps(route, answer, wire.streaming())::start);
        return steps::start;
    }

    private static WireRequest wire(Route route, ChatRequest request) {
        return route.protocol().encode(request, route.profile(), request.stream());
    }

    private HttpCall call(Route route, WireRequest wire) {
        Map<String, String> needed = new LinkedHashMap<>(wire.headers());
        Duration wake = route.profile().timeouts().wake();
        if (front == Front.HUGGING_FACE && wake.toSeconds() > 0) {
            // The proxy then holds the request until a replica runs, instead of answering 503.
            needed.put("X-Scale-Up-Timeout", Long.toString(wake.toSeconds()));
        }
        return new HttpCall(
                "POST",
                url(route.profile(), wire.path()),
                route.headers(wire.streaming(), needed),
                wire.body().contentType(),
                wire.body().bytes());
    }

    /** A path of the service: below {@code {base}/request} with a VESSL relay (docs.vessl.ai, "Send request"). */
    static URI url(EndpointProfile profile, String path) {
        return profile.delivery() == Delivery.VESSL_RELAY
                ? Urls.below(profile.baseUrl(), "/request" + path)
                : Urls.join(profile.baseUrl(), path);
    }
}
