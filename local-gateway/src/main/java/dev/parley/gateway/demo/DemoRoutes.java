package dev.parley.gateway.demo;

import dev.parley.gateway.upstream.UpstreamRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Which API a method and path belong to. */
final class DemoRoutes {
    private static final Pattern MODEL = Pattern.compile("/v1/models/([^/]+)");
    private static final Pattern PREDICTION = Pattern.compile("/predictions/([^/]+)(?:/[^/]+)?");
    private static final Pattern KSERVE = Pattern.compile("/v2/models/([^/]+)(?:/versions/([^/]+))?(/infer|/ready)?");
    /** TorchServe's own example asks {@code my-model}. */
    private static final Set<String> PREDICTION_MODELS = Set.of(DemoModel.NAME, "my-model");
    /** 2026-01-01T00:00:00Z, when the model was "trained". */
    private static final long CREATED = 1_767_225_600L;

    private final DemoDialect chat;
    private final DemoDialect completions;
    private final DemoDialect predictions = new DemoPredictions();
    private final DemoDialect infer = new DemoInfer();

    DemoRoutes(InstantSource clock) {
        this.chat = new DemoChat(clock);
        this.completions = new DemoCompletions(clock);
    }

    /** Where a request leads. */
    sealed interface Route {}

    /** A fixed answer to GET. */
    record Document(ObjectNode json) implements Route {}

    /** An answer that is generated for POST. */
    record Generation(DemoDialect dialect) implements Route {}

    /** No such path, model or method. */
    record Refused(DemoError error, DemoError.Shape shape) implements Route {}

    Route find(UpstreamRequest request) {
        String path = request.path();
        DemoError.Shape shape = shape(path);
        Route route = path(path, shape);
        String allow = switch (route) {
            case Document document -> "GET, HEAD";
            case Generation generation -> "POST";
            case Refused refused -> request.method();
        };
        boolean allowed = List.of(allow.split(", ")).contains(request.method());
        return allowed ? route : new Refused(DemoError.wrongMethod(request.method(), allow), shape);
    }

    private static DemoError.Shape shape(String path) {
        if (path.equals("/v2") || path.startsWith("/v2/")) {
            return DemoError.Shape.KSERVE;
        }
        return path.startsWith("/predictions/") ? DemoError.Shape.TORCHSERVE : DemoError.Shape.OPENAI;
    }

    private Route path(String path, DemoError.Shape shape) {
        Route fixed = switch (path) {
            case "/v1/chat/completions" -> new Generation(chat);
            case "/v1/completions" -> new Generation(completions);
            case "/v1/models" -> new Document(models());
            case "/health" -> new Document(DemoJson.object().put("status", "ok"));
            case "/ping" -> new Document(DemoJson.object().put("status", "Healthy"));
            case "/v2" -> new Document(server());
            case "/v2/health/live" -> new Document(DemoJson.object().put("live", true));
            case "/v2/health/ready" -> new Document(DemoJson.object().put("ready", true));
            default -> null;
        };
        Route route = fixed != null ? fixed : named(path);
        return route != null
                ? route
                : new Refused(DemoError.notFound("The demo has no path " + path + ".", "not_found"), shape);
    }

    private @Nullable Route named(String path) {
        Matcher model = MODEL.matcher(path);
        if (model.matches()) {
            return known(model.group(1), Set.of(DemoModel.NAME), new Document(model()), DemoError.Shape.OPENAI);
        }
        Matcher prediction = PREDICTION.matcher(path);
        if (prediction.matches()) {
            return known(
                    prediction.group(1), PREDICTION_MODELS, new Generation(predictions), DemoError.Shape.TORCHSERVE);
        }
        Matcher kserve = KSERVE.matcher(path);
        if (!kserve.matches()) {
            return null;
        }
        String version = kserve.group(2);
        boolean knownVersion = version == null || version.equals(DemoInfer.VERSION);
        return known(
                knownVersion ? kserve.group(1) : kserve.group(1) + " version " + version,
                Set.of(DemoModel.NAME),
                kserve(kserve.group(3)),
                DemoError.Shape.KSERVE);
    }

    private Route kserve(@Nullable String action) {
        if (action == null) {
            return new Document(metadata());
        }
        return action.equals("/infer")
                ? new Generation(infer)
                : new Document(DemoJson.object().put("name", DemoModel.NAME).put("ready", true));
    }

    private static Route known(String name, Set<String> names, Route route, DemoError.Shape shape) {
        return names.contains(name) ? route : new Refused(DemoError.unknownModel(name), shape);
    }

    private static ObjectNode models() {
        ObjectNode list = DemoJson.object().put("object", "list");
        list.putArray("data").add(model());
        return list;
    }

    private static ObjectNode model() {
        return DemoJson.object()
                .put("id", DemoModel.NAME)
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", "parley");
    }

    private static ObjectNode server() {
        ObjectNode server =
                DemoJson.object().put("name", "parley-scripted-demo").put("version", DemoInfer.VERSION);
        server.putArray("extensions");
        return server;
    }

    private static ObjectNode metadata() {
        ObjectNode model = DemoJson.object().put("name", DemoModel.NAME);
        model.putArray("versions").add(DemoInfer.VERSION);
        model.put("platform", "parley-scripted-demo");
        Map<String, String> tensors = Map.of("inputs", DemoInfer.INPUT, "outputs", DemoInfer.OUTPUT);
        for (String side : List.of("inputs", "outputs")) {
            ObjectNode tensor = model.putArray(side).addObject();
            tensor.put("name", tensors.get(side)).put("datatype", "BYTES");
            tensor.putArray("shape").add(1);
        }
        return model;
    }
}
