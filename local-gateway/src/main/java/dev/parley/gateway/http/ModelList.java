package dev.parley.gateway.http;

import dev.parley.gateway.upstream.CallHead;
import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.UpstreamState;
import dev.parley.gateway.upstream.UpstreamStatus;
import dev.parley.gateway.upstream.WholeCall;
import dev.parley.gateway.upstream.WholeReply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models of all services, in the shape of OpenAI's list ({@code GET /v1/models}). */
final class ModelList {
    private static final long PATIENCE_MS = 3_000;
    private static final int LIST_LIMIT = 4 << 20;

    private final Vertx vertx;
    private final Upstream demo;
    private final List<Upstream> remotes;
    private final JsonBody json;

    /** What processes said since they run: to ask again would keep one awake that nobody calls. */
    private final Map<String, Said> said = new ConcurrentHashMap<>();

    private record Said(Instant since, List<ObjectNode> models) {
        Said {
            models = List.copyOf(models);
        }
    }

    ModelList(Vertx vertx, Upstream demo, List<Upstream> remotes, JsonBody json) {
        this.vertx = vertx;
        this.demo = demo;
        this.remotes = List.copyOf(remotes);
        this.json = json;
    }

    /**
     * Of the services that the caller may use: the demo model first, then each service's: those that are configured by
     * their names, others as {@code NAME/model}. Of a server that does not say what it has within 3 s, because it is busy or
     * not there, only those that are configured. A process that does not run is not started for this.
     */
    Future<List<ObjectNode>> all(Exchange exchange) {
        List<Future<List<ObjectNode>>> asked = remotes.stream()
                .filter(remote -> exchange.mayUse(remote.name()))
                .map(remote -> ask(exchange.context(), remote))
                .toList();
        return Future.all(asked).map(answers -> {
            List<ObjectNode> models = new ArrayList<>();
            if (exchange.mayUse(demo.name())) {
                models.add(json.newObject()
                        .put("id", demo.name())
                        .put("object", "model")
                        .put("created", 0)
                        .put("owned_by", "parley"));
            }
            answers.<List<ObjectNode>>list().forEach(models::addAll);
            return models;
        });
    }

    String listText(List<ObjectNode> models) {
        ObjectNode answer = json.newObject().put("object", "list");
        ArrayNode data = answer.putArray("data");
        models.forEach(data::add);
        return json.text(answer);
    }

    private Future<List<ObjectNode>> ask(Context context, Upstream remote) {
        UpstreamStatus status = remote.status();
        boolean process = status.kind() == UpstreamStatus.Kind.PROCESS;
        if (process && status.state() != UpstreamState.READY) {
            return Future.succeededFuture(configured(remote));
        }
        Said before = process ? said.get(remote.name()) : null;
        if (before != null && before.since.equals(status.since())) {
            return Future.succeededFuture(before.models);
        }
        CallHead head = new CallHead("GET", "/v1/models", HttpHeaders.headers().add("Accept", "application/json"));
        Promise<List<ObjectNode>> answer = Promise.promise();
        WholeCall call = WholeCall.open(context, remote, head, Buffer.buffer(), LIST_LIMIT);
        long timer = vertx.setTimer(PATIENCE_MS, _ -> {
            call.cancel();
            answer.tryComplete(configured(remote));
        });
        call.result().onSuccess(reply -> {
            vertx.cancelTimer(timer);
            List<ObjectNode> models = models(remote, reply);
            if (process && reply.status() != null) {
                said.put(remote.name(), new Said(status.since(), models));
            }
            answer.tryComplete(models);
        });
        return answer.future();
    }

    private List<ObjectNode> configured(Upstream service) {
        return service.models().stream()
                .map(model -> json.newObject()
                        .put("id", model)
                        .put("object", "model")
                        .put("created", 0)
                        .put("owned_by", service.name()))
                .toList();
    }

    private List<ObjectNode> models(Upstream service, WholeReply reply) {
        List<ObjectNode> models = new ArrayList<>();
        boolean answered = reply.failure() == null && reply.status() != null && reply.status() == 200;
        ObjectNode list = answered ? json.object(reply.body()) : null;
        if (list == null) {
            return configured(service);
        }
        for (JsonNode model : list.path("data")) {
            if (model instanceof ObjectNode object && object.path("id").isString()) {
                String id = object.path("id").stringValue();
                models.add(object.put("id", service.models().contains(id) ? id : service.name() + "/" + id));
            }
        }
        return models;
    }
}
