package dev.parley.client.delivery;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.http.Attempt;
import dev.parley.client.protocol.ProtocolAdapter;
import dev.parley.client.protocol.ProtocolPath;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a delivery needs of one attempt. */
record Route(Attempt attempt, EndpointProfile profile, ProtocolAdapter protocol, ResendRule resend, AnswerMedia media) {

    /** Where the profile's requests go, below the base URL. */
    String path() {
        return ProtocolPath.of(profile);
    }

    /** The profile's extra headers, and what kind of answer is welcome unless the profile says so itself. */
    Map<String, String> headers(boolean streaming) {
        return headers(streaming, Map.of());
    }

    /** The same with headers that the protocol or the delivery needs; the profile's own win. */
    Map<String, String> headers(boolean streaming, Map<String, String> needed) {
        Map<String, String> headers = new LinkedHashMap<>();
        String wanted = streaming ? "text/event-stream, application/x-ndjson, application/json" : "application/json";
        headers.put("Accept", wanted + ", */*;q=0.5");
        headers.putAll(needed);
        profile.headers().forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, value);
        });
        return headers;
    }
}
