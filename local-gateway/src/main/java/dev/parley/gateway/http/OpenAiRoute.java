package dev.parley.gateway.http;

import dev.parley.gateway.routing.ModelRoute;
import dev.parley.gateway.routing.ModelRouter;
import dev.parley.gateway.routing.MultipartModel;
import dev.parley.gateway.upstream.RequestBody;
import dev.parley.gateway.upstream.Upstream;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /v1/*}, {@code /v1/messages} and {@code /v1/responses} included: the {@code model} of the body, a JSON object or
 * a form, says which service answers.
 */
final class OpenAiRoute {
    /** As much is parsed in less time than it takes to start a thread and to bring its outcome back. */
    private static final int SHORT_BODY = 16 << 10;

    private final ModelRouter router;
    private final Map<String, Upstream> upstreams;
    private final ModelList models;
    private final RelayRoute relay;
    private final ResponseRoute responses;
    private final JsonBody json;

    OpenAiRoute(
            ModelRouter router,
            Map<String, Upstream> upstreams,
            ModelList models,
            RelayRoute relay,
            ResponseRoute responses,
            JsonBody json) {
        this.router = router;
        this.upstreams = Map.copyOf(upstreams);
        this.models = models;
        this.relay = relay;
        this.responses = responses;
        this.json = json;
    }

    /** {@code GET /v1/models}. */
    void list(Exchange exchange) {
        if (exchange.method("GET", "HEAD")) {
            models.all(exchange)
                    .onSuccess(all -> exchange.json(200, models.listText(all)))
                    .onFailure(_ -> exchange.refuse(Refusal.internal()));
        }
    }

    /** {@code GET /v1/models/{id}}. */
    void one(Exchange exchange, String id) {
        if (exchange.method("GET", "HEAD")) {
            models.all(exchange)
                    .onSuccess(all -> all.stream()
                            .filter(model -> id.equals(model.path("id").stringValue()))
                            .findFirst()
                            .ifPresentOrElse(
                                    model -> exchange.json(200, json.text(model)), () -> exchange.refuse(unknown())))
                    .onFailure(_ -> exchange.refuse(Refusal.internal()));
        }
    }

    /** Anything else under {@code /v1}. A large body takes a while to parse, so that happens off the event loop. */
    void byModel(Exchange exchange, String uri) {
        exchange.body(body -> body.whole(bytes -> {
            exchange.trace().bodyRead();
            if (bytes.length() <= SHORT_BODY) {
                exchange.atOnce(() -> route(exchange, uri, bytes));
            } else {
                exchange.offLoop(() -> route(exchange, uri, bytes));
            }
        }));
    }

    private void route(Exchange exchange, String uri, Buffer bytes) {
        String type = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && MultipartModel.isForm(type)) {
            routeForm(exchange, uri, type, bytes);
            return;
        }
        NamedModel named = json.namedModel(bytes.getBytes());
        if (named == null) {
            exchange.onLoop(() -> exchange.refuse(notAnObject()));
            return;
        }
        String model = named.model();
        if (model == null || named.fault() != null) {
            exchange.onLoop(() -> exchange.refuse(fault(named)));
            return;
        }
        if (named.background() && ResponseRoute.creates(exchange, uri)) {
            exchange.offLoop(() -> createResponse(exchange, uri, model, bytes));
        } else {
            send(exchange, uri, model, bytes, named::withModel);
        }
    }

    /** A job is kept with its own reading of the body. */
    private void createResponse(Exchange exchange, String uri, String model, Buffer bytes) {
        ModelRoute route = router.route(model);
        ObjectNode request = json.object(bytes);
        if (request == null) {
            exchange.onLoop(() -> exchange.refuse(notAnObject()));
        } else if (route == null || !exchange.mayUse(route.service())) {
            exchange.onLoop(() -> exchange.refuse(route == null ? unknown() : Refusal.serviceForbidden()));
        } else {
            responses.create(exchange, route, uri, request, bytes);
        }
    }

    /** As {@code /v1/audio/transcriptions} has it: the model is a field of a form. */
    private void routeForm(Exchange exchange, String uri, String type, Buffer bytes) {
        MultipartModel form = MultipartModel.read(type, bytes.getBytes());
        String model = form == null ? null : form.model();
        if (form == null || model == null) {
            exchange.onLoop(() -> exchange.refuse(
                    Refusal.badRequest("model_missing", "The form is malformed or has not one field model.")));
        } else if (form.hasAny(NamedModel.ROUTING_FIELDS)) {
            exchange.onLoop(() -> exchange.refuse(routingField("that names a server or a key")));
        } else {
            send(exchange, uri, model, bytes, named -> Buffer.buffer(form.withModel(named)));
        }
    }

    private void send(Exchange exchange, String uri, String model, Buffer bytes, Function<String, Buffer> renaming) {
        ModelRoute route = router.route(model);
        Upstream upstream = route == null ? null : upstreams.get(route.service());
        if (route == null || upstream == null) {
            exchange.onLoop(() -> exchange.refuse(unknown()));
            return;
        }
        if (!exchange.mayUse(route.service())) {
            exchange.onLoop(() -> exchange.refuse(Refusal.serviceForbidden()));
            return;
        }
        Buffer sent = route.model().equals(model) ? bytes : renaming.apply(route.model());
        exchange.onLoop(() -> relay.pass(exchange, upstream, uri, RequestBody.of(sent)));
    }

    private static Refusal fault(NamedModel named) {
        String field = named.fault();
        if (field == null) {
            return Refusal.badRequest("model_missing", "The field model is required.");
        }
        return field.equals(NamedModel.MODEL)
                ? Refusal.badRequest("model_twice", "The field model is there more than once.")
                : routingField(field);
    }

    private static Refusal routingField(String field) {
        return Refusal.badRequest(
                "routing_field", "The field " + field + " is refused: the gateway's configuration routes.");
    }

    private static Refusal notAnObject() {
        return Refusal.badRequest(
                "invalid_json", "The gateway routes /v1 by the field model of a JSON object; this body is none.");
    }

    private static Refusal unknown() {
        return Refusal.notFound(
                "model_not_found", "No service of this gateway has that model; GET /v1/models lists them.");
    }
}
