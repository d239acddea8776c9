package dev.parley.client.connect;

import dev.parley.client.JsonText;
import dev.parley.client.delivery.Outgoing;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.http.HttpCall;
import dev.parley.client.protocol.WireBody;
import dev.parley.client.snippet.RequestSketch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of an outgoing request what can be shown as code. */
final class RequestSketches {

    private RequestSketches() {}

    static RequestSketch of(EndpointProfile profile, Outgoing outgoing) {
        HttpCall call = outgoing.call();
        List<RequestSketch.Header> headers = new ArrayList<>();
        call.headers().forEach((name, value) -> {
            boolean own = profile.headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
            // What kind of answer is welcome is the client's own affair, unless the profile says it.
            if (own || !name.equalsIgnoreCase("Accept")) {
                headers.add(new RequestSketch.Header(name, value));
            }
        });
        return new RequestSketch(call.method(), call.url(), headers, body(outgoing), key(profile));
    }

    private static RequestSketch.@Nullable Body body(Outgoing outgoing) {
        if (outgoing.form() != null) {
            return new RequestSketch.Multipart(
                    outgoing.form().parts().stream().map(RequestSketches::part).toList());
        }
        byte[] bytes = outgoing.call().body();
        return bytes == null ? null : new RequestSketch.Json(new JsonText(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static RequestSketch.Part part(WireBody.Part part) {
        return switch (part) {
            case WireBody.Field field -> new RequestSketch.Field(field.name(), field.value());
            case WireBody.FilePart file -> new RequestSketch.FilePart(file.name(), file.fileName(), file.mediaType());
        };
    }

    private static RequestSketch.@Nullable Key key(EndpointProfile profile) {
        String variable = variable(profile);
        boolean sent =
                profile.secret() != null || profile.headers().keySet().stream().anyMatch(KeyExposure::isKeyHeader);
        return !sent
                ? null
                : switch (profile.authScheme()) {
                    case NONE -> null;
                    case BEARER -> new RequestSketch.Key("Authorization", "Bearer ", variable);
                    case KEY -> new RequestSketch.Key("Authorization", "Key ", variable);
                    case X_API_KEY -> new RequestSketch.Key("x-api-key", "", variable);
                    case X_GOOG_API_KEY -> new RequestSketch.Key("x-goog-api-key", "", variable);
                };
    }

    /** The name that the provider's own documentation gives the variable, where it has one. */
    private static String variable(EndpointProfile profile) {
        return switch (profile.delivery()) {
            case VESSL_RELAY, VESSL_ASYNC -> "VESSL_TOKEN";
            case REPLICATE -> "REPLICATE_API_TOKEN";
            case RUNPOD -> "RUNPOD_API_KEY";
            case FAL -> "FAL_KEY";
            case HF_ENDPOINT -> "HF_TOKEN";
            case OPENAI_BACKGROUND -> "OPENAI_API_KEY";
            case DIRECT, BENTOML_TASK, DJL_ASYNC ->
                profile.authScheme() == AuthScheme.X_API_KEY
                        ? "ANTHROPIC_API_KEY"
                        : profile.authScheme() == AuthScheme.X_GOOG_API_KEY ? "GEMINI_API_KEY" : "API_KEY";
        };
    }
}
