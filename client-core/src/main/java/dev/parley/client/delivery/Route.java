package dev.parley.client.delivery;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.http.Attempt;
import dev.parley.client.protocol.ProtocolAdapter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a delivery needs of one attempt. */
record Route(Attempt attempt, EndpointProfile profile, ProtocolAdapter protocol, ResendRule resend) {

    /** The profile's extra headers, and what kind of answer is welcome unless the profile says so itself. */
    Map<String, String> headers(boolean streaming) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Accept", streaming ? "text/event-stream, application/x-ndjson, application/json" : "application/json");
        headers.putAll(profile.headers());
        return headers;
    }
}
