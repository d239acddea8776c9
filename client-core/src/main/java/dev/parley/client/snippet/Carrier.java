package dev.parley.client.snippet;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.KeyExposure;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How a request travels, and what it carries.
 *
 * @param base where the delivery's own paths begin, without a slash at the end
 * @param path of the service behind it, with a leading slash, possibly with a query
 * @param body what that service gets
 */
record Carrier(Delivery delivery, String base, String path, JsonNode body) {
    private static final int MAX_PATH = 8_000;
    private static final Pattern RELAY = Pattern.compile("(?<base>.*?)/request(?<path>/.+)");
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
                    body);
        }
        Matcher async = ASYNC.matcher(address.path());
        boolean wrapped = body.has("data") && (vessl || body.has("path") || body.has("method"));
        if (async.matches() && wrapped) {
            return async(address.origin() + async.group("base"), body, notes);
        }
        unknownJob(address)
                .ifPresent(
                        name -> notes.add("The service (" + name + ") answers with a job, and this version has no such"
                                + " delivery: it shows what the first call answers."));
        return new Carrier(Delivery.DIRECT, address.origin(), address.pathAndQuery(), body);
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
        return new Carrier(Delivery.VESSL_ASYNC, base, path.startsWith("/") ? path : "/" + path, body.path("data"));
    }

    /** The name of a provider whose call is the first of several. */
    private static Optional<String> unknownJob(Address address) {
        return switch (address.host().toLowerCase(Locale.ROOT)) {
            case "api.replicate.com" -> Optional.of("Replicate");
            case "queue.fal.run" -> Optional.of("fal");
            case "api.runpod.ai" -> address.path().matches("/v2/[^/]+/run") ? Optional.of("RunPod") : Optional.empty();
            default -> Optional.empty();
        };
    }
}
