package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a request goes, below the base URL. */
public final class ProtocolPath {
    private static final String MODEL = "{model}";

    private ProtocolPath() {}

    /**
     * The profile's own path, or the protocol's, with the model's name in its place.
     *
     * @throws IllegalArgumentException if the path wants a model and none is set
     */
    static String of(EndpointProfile profile, ChatRequest request) {
        String path =
                profile.path() != null ? profile.path() : profile.protocol().defaultPath();
        return path.contains(MODEL) ? path.replace(MODEL, segment(wantedModel(profile, request))) : path;
    }

    /**
     * The same where there is no request, as for a job of an earlier life.
     *
     * @throws IllegalArgumentException if the path wants a model and the profile has none
     */
    public static String of(EndpointProfile profile) {
        return of(profile, ChatRequest.of(""));
    }

    /** The request's model, else the profile's, else none: many servers have only one. */
    static @Nullable String model(EndpointProfile profile, ChatRequest request) {
        return request.model() != null ? request.model() : profile.model();
    }

    /**
     * The same where the protocol cannot do without.
     *
     * @throws IllegalArgumentException if none is set
     */
    static String wantedModel(EndpointProfile profile, ChatRequest request) {
        String model = model(profile, request);
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "The protocol " + profile.protocol().id() + " needs a model, and none is set.");
        }
        return model;
    }

    /** One segment of a path: nothing in a name can lead elsewhere. */
    private static String segment(String model) {
        String encoded = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.{1,2}") ? encoded.replace(".", "%2E") : encoded;
    }
}
