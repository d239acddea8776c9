package dev.parley.client.snippet;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.KeyExposure;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a request travels, and what it carries.
 *
 * @param base where the delivery's own paths begin, without a slash at the end
 * @param path of the service behind it, with a leading slash, possibly with a query; {@code ""}: the delivery's own
 * @param model that the delivery, not the body, names; {@code null}: none
 * @param body what that service gets
 */
record Carrier(
        Delivery delivery,
        String base,
        String path,
        @Nullable String model,
        JsonNode body) {
    private static final int MAX_PATH = 8_000;
    private static final Pattern RELAY = Pattern.compile("(?<base>.*?)/request(?<path>/.+)");
    private static final Pattern REPLICATE_MODEL = Pattern.compile("/v1/models/(?<model>[^/]+/[^/]+)/predictions");
    private static final Pattern RUNPOD_JOB = Pattern.compile("(?<endpoint>/v2/[^/]+)/(?<call>run|runsync)/?");
    private static final Pattern ASYNC = Pattern.compile("(?<base>.*)/async/?");

    static Carrier of(Address address, JsonNode body, Notes notes) throws ImportRefusal {
        boolean vessl = address.path().contains("/services/")
                || address.host().toLowerCase(Locale.ROOT).contains("vessl");
        Matcher relay = RELAY.matcher(address.path());
        if (relay.matches() && (vessl || new Recognition(relay.group("path")).isKnown())) {
            return new Carrier(
                    Delivery.VESSL_RELAY,
                    address.origin() + relay.group("base"),
                    address.withQuery(relay.group("path")),
                    null,
                    body);
        }
        Matcher async = ASYNC.matcher(address.path());
        boolean wrapped = body.has("data") && (vessl || body.has("path") || body.has("method"));
        if (async.matches() && wrapped) {
            return async(address.origin() + async.group("base"), body, notes);
        }
        return switch (address.host().toLowerCase(Locale.ROOT)) {
            case "api.replicate.com" -> replicate(address, body);
            case "api.runpod.ai" -> runPod(address, body, notes);
            case "queue.fal.run" -> new Carrier(Delivery.FAL, address.origin(), address.pathAndQuery(), null, body);
            default -> new Carrier(plain(address, body), address.origin(), address.pathAndQuery(), null, body);
        };
    }

    /** Where the answer comes to the request, or the protocol's own request makes a job. */
    private static Delivery plain(Address address, JsonNode body) {
        if (address.host().toLowerCase(Locale.ROOT).endsWith(".endpoints.huggingface.cloud")) {
            return Delivery.HF_ENDPOINT;
        }
        boolean background =
                address.path().endsWith("/responses") && body.path("background").asBoolean(false);
        return background ? Delivery.OPENAI_BACKGROUND : Delivery.DIRECT;
    }

    /** A version in the body, or a model in the path; a deployment's path is its own. */
    private static Carrier replicate(Address address, JsonNode body) {
        Matcher model = REPLICATE_MODEL.matcher(address.path());
        boolean predictions = model.matches() || address.path().endsWith("/predictions");
        if (!predictions || !body.has("input")) {
            return new Carrier(Delivery.DIRECT, address.origin(), address.pathAndQuery(), null, body);
        }
        boolean plain = address.path().equals("/v1/predictions");
        String version = body.path("version").asString("");
        String named = model.matches() ? model.group("model") : version.isBlank() ? null : version;
        String path = model.matches() || plain ? "" : address.pathAndQuery();
        return new Carrier(Delivery.REPLICATE, address.origin(), path, named, body.path("input"));
    }

    private static Carrier runPod(Address address, JsonNode body, Notes notes) {
        Matcher job = RUNPOD_JOB.matcher(address.path());
        if (!job.matches() || !body.has("input")) {
            return new Carrier(Delivery.DIRECT, address.origin(), address.pathAndQuery(), null, body);
        }
        if (job.group("call").equals("runsync")) {
            notes.add("The job was waited for with runsync; it is now made with run, and asked after.");
        }
        return new Carrier(Delivery.RUNPOD, address.origin(), job.group("endpoint"), null, body.path("input"));
    }

    private static Carrier async(String base, JsonNode body, Notes notes) throws ImportRefusal {
        String method = body.path("method").asString("POST");
        if (!method.equalsIgnoreCase("POST")) {
            notes.add("The job was sent with another method than POST; Parley sends POST.");
        }
        String path = body.path("path").asString("/");
        if (path.length() > MAX_PATH || KeyExposure.isInQuery(path)) {
            throw new ImportRefusal("The path in the body is too long, or holds a key; take it out there.");
        }
        return new Carrier(
                Delivery.VESSL_ASYNC, base, path.startsWith("/") ? path : "/" + path, null, body.path("data"));
    }
}
