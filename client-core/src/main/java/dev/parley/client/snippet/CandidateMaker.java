package dev.parley.client.snippet;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.endpoint.ProfileValidator;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.endpoint.ValidationResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a profile of a request. */
final class CandidateMaker {
    private static final int MAX_NAME = 80;

    /** A shorter text is in an address or a body by chance. */
    private static final int MIN_KEY = 8;

    private final Notes notes;

    CandidateMaker(Notes notes) {
        this.notes = notes;
    }

    /** As it was sent, with its key. The request's body is changed. */
    ImportCandidate make(PlainRequest request, Answer answer) throws ImportRefusal {
        Address address = Address.read(request.url());
        return make(request, address, FoundKey.read(request, address, notes), answer);
    }

    /** With what is known of the key from elsewhere. */
    ImportCandidate make(PlainRequest request, Address address, FoundKey key, Answer answer) throws ImportRefusal {
        JsonNode body = request.body();
        if (body == null) {
            return withoutBody(request, address, key);
        }
        if (!request.method().equals("POST")) {
            throw new ImportRefusal("The request is no POST, and Parley asks models by POST only.");
        }
        BodyKeys.remove(body, notes);
        Carrier carrier = Carrier.of(address, body, notes);
        String path = carrier.path().replaceFirst("(?s)\\?.*", "");
        Optional<Recognition.Found> found = switch (carrier.delivery()) {
            // What is asked there is in the body alone.
            case REPLICATE, RUNPOD, FAL -> Optional.empty();
            default -> new Recognition(path).find(carrier.body());
        };
        return found.isPresent()
                ? known(found.get(), carrier, key)
                : template(carrier, key, rule(request, carrier, answer), answer.pointer());
    }

    /** A list of models is asked for without a body, and tells where an endpoint is. */
    private ImportCandidate withoutBody(PlainRequest request, Address address, FoundKey key) throws ImportRefusal {
        boolean list = request.method().equals("GET") && address.path().endsWith("/v1/models");
        if (!list) {
            throw new ImportRefusal("The request has no body, so it asks nothing of a model.");
        }
        String prefix = address.path().substring(0, address.path().length() - "/v1/models".length());
        EndpointProfile.Builder builder =
                EndpointProfile.builder(cut(address.host()), URI.create(address.origin() + prefix));
        return finish(builder, key, null);
    }

    private ImportCandidate known(Recognition.Found found, Carrier carrier, FoundKey key) throws ImportRefusal {
        Protocol protocol = found.protocol();
        // A slash at the end is somebody's wish too.
        String query = carrier.path().replaceFirst("(?s)[^?]*?(/?(\\?.*)?)$", "$1");
        // Gemini's adapter asks for a stream in both ways itself.
        boolean bare = query.isEmpty() || (found.streams() && query.equals("?alt=sse"));
        String path = found.prefix() + found.rest() + (bare ? "" : query);
        boolean byDefault = bare && protocol.defaultPath().equals(found.rest());
        // Only a direct delivery's base may have a path that is not the delivery's own.
        boolean prefixToBase = byDefault && carrier.delivery() == Delivery.DIRECT;
        boolean ownPath = !byDefault || (!prefixToBase && !found.prefix().isEmpty());
        String base = carrier.base() + (prefixToBase ? found.prefix() : "");
        JsonNode model = carrier.body().path("model");
        EndpointProfile.Builder builder = EndpointProfile.builder(name(base), URI.create(base))
                .protocol(protocol)
                .delivery(carrier.delivery())
                .path(ownPath ? path : null)
                .model(model.isString() && !model.stringValue().isBlank() ? model.stringValue() : found.model());
        return finish(builder, key, new RequestReading(protocol.id(), carrier.body(), notes).request(found.streams()));
    }

    private ImportCandidate template(Carrier carrier, FoundKey key, StreamRule rule, String pointer)
            throws ImportRefusal {
        JsonNode body = carrier.body();
        PromptSpot spot = PromptSpot.find(body);
        boolean stream = body.path("stream").asBoolean(false);
        if (spot != null) {
            spot.replace(TemplateText.prompt());
        } else if (body.isString()) {
            spot = new PromptSpot(body, null, 0, body.stringValue());
            body = TemplateText.prompt();
        } else {
            notes.add("No field was recognised as the prompt; put {{prompt}} where it belongs in the template.");
        }
        String model = carrier.model();
        if (model == null
                && body instanceof ObjectNode object
                && body.path("model").isString()
                && !body.path("model").stringValue().isBlank()) {
            model = body.path("model").stringValue();
            object.set("model", TemplateText.model());
        }
        String base = carrier.base();
        EndpointProfile.Builder builder = EndpointProfile.builder(name(base), URI.create(base))
                .protocol(Protocol.TEMPLATE)
                .delivery(carrier.delivery())
                .path(carrier.path().isEmpty() ? null : carrier.path())
                .model(model)
                .template(new TemplateSettings(TemplateText.of(body), pointer, rule, null));
        ChatRequest request =
                spot == null ? null : new ChatRequest(null, List.of(ChatMessage.user(spot.text())), Map.of(), stream);
        return finish(builder, key, request);
    }

    private static StreamRule rule(PlainRequest request, Carrier carrier, Answer answer) {
        StreamRule rule = answer.rule();
        String accept = String.join(",", request.values("Accept"));
        if (rule == null && accept.contains("ndjson")) {
            rule = StreamRule.NDJSON;
        } else if (rule == null) {
            boolean stream = carrier.body().path("stream").asBoolean(false) || accept.contains("text/event-stream");
            rule = stream ? StreamRule.SSE : StreamRule.JSON;
        }
        boolean streams = rule == StreamRule.SSE || rule == StreamRule.NDJSON;
        return streams && carrier.delivery().isJob() ? StreamRule.JSON : rule;
    }

    private ImportCandidate finish(EndpointProfile.Builder builder, FoundKey found, @Nullable ChatRequest request)
            throws ImportRefusal {
        String id = UUID.randomUUID().toString();
        builder.id(id).authScheme(found.scheme()).headers(found.headers());
        Secret key = found.key();
        EndpointProfile profile = builder.build();
        if (key != null && KeyExposure.isUnprotected(profile.baseUrl())) {
            notes.add(
                    "The key would travel readable over http to another machine, so the profile does not use it yet.");
        } else if (key != null) {
            profile = builder.secretId(id).build();
        }
        if (profile.path() != null && KeyExposure.isInQuery(profile.path())) {
            throw new ImportRefusal("The address has a key in it that cannot be taken out; take it out there.");
        }
        if (key != null && isIn(key.reveal(), profile)) {
            throw new ImportRefusal(
                    "The key also stands in the address, in another header or in the body; take it out there.");
        }
        return switch (ProfileValidator.validate(profile)) {
            case ValidationResult.Invalid invalid ->
                throw new ImportRefusal(invalid.problems().getFirst().message());
            case ValidationResult.Valid valid -> new ImportCandidate(profile, request, key, notes.list());
            case ValidationResult.NotChecked unchecked -> throw new ImportRefusal("The profile could not be checked.");
        };
    }

    /** Also as a template has it, with its quotation marks escaped. */
    private static boolean isIn(String key, EndpointProfile profile) {
        String inJson = JsonText.string(key).text();
        String text = profile.toString();
        return key.length() >= MIN_KEY
                && (text.contains(key) || text.contains(inJson.substring(1, inJson.length() - 1)));
    }

    private static String name(String base) {
        return cut(base.substring(base.indexOf("://") + 3).replaceFirst("/.*", ""));
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
