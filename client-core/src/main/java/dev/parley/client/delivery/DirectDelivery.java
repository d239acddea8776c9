package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.HttpCall;
import dev.parley.client.protocol.WireRequest;

/** The protocol's own request to the endpoint, or through a VESSL relay to the service behind it. */
final class DirectDelivery implements DeliveryAdapter {
    private final boolean relay;

    /** With {@code relay} the path goes below {@code {base}/request} (docs.vessl.ai, "Send request"). */
    DirectDelivery(boolean relay) {
        this.relay = relay;
    }

    @Override
    public Step send(Route route, ChatRequest request) {
        WireRequest wire = route.protocol().encode(request, route.profile(), request.stream());
        HttpCall call = new HttpCall(
                "POST",
                relay
                        ? Urls.below(route.profile().baseUrl(), "/request" + wire.path())
                        : Urls.join(route.profile().baseUrl(), wire.path()),
                route.headers(wire.streaming(), wire.headers()),
                wire.body().contentType(),
                wire.body().bytes());
        SendSteps steps = new SendSteps(
                route.attempt(),
                route.profile(),
                call,
                relay,
                route.resend(),
                (answer, out) -> new AnswerSteps(route, answer, wire.streaming())::start);
        return steps::start;
    }
}
