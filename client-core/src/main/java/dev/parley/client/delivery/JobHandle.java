package dev.parley.client.delivery;

import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job that a server accepted.
 *
 * @param id as the server gave it, safe in a path
 * @param status where the server says that its status is; {@code null}: where the API's documentation says
 * @param result where the server says that its result is
 */
record JobHandle(String id, @Nullable URI status, @Nullable URI result) {
    /** What would not be safe in a path or a header is refused. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_:.=-]{1,256}");

    static JobHandle of(String id) {
        return new JobHandle(id, null, null);
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches() && !id.matches("\\.{1,2}");
    }

    /**
     * The job, if there is an id that can be used.
     *
     * @param id a string, or a number as some servers have it
     */
    static @Nullable JobHandle of(JsonNode id) {
        String text = id.isString() || id.isIntegralNumber() ? id.asString() : "";
        return isId(text) ? of(text) : null;
    }

    /** A place that the server handed out, if it is one of the endpoint itself: the key goes nowhere else. */
    static @Nullable URI sameOrigin(EndpointProfile profile, JsonNode url) {
        if (!url.isString()) {
            return null;
        }
        try {
            URI uri = URI.create(url.stringValue());
            boolean own = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && EndpointProfile.origin(uri).equals(profile.origin());
            return own ? uri : null;
        } catch (IllegalArgumentException notAUrl) {
            return null;
        }
    }
}
