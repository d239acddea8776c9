package dev.parley.client.connect;

import dev.parley.client.WireEvent;
import dev.parley.client.delivery.Samples;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.StreamRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts together what a template has to read, from the frames of the last exchange. Bounded; thread-safe. */
final class SampleAnswer {
    /** More than a person reads. */
    private static final int MOST = 64 << 10;

    private final EndpointProfile profile;
    private final List<String> frames = new ArrayList<>();
    private int exchange;
    private int length;

    SampleAnswer(EndpointProfile profile) {
        this.profile = profile;
    }

    synchronized void on(WireEvent event) {
        if (event instanceof WireEvent.FrameReceived frame) {
            if (frame.exchange() != exchange) {
                exchange = frame.exchange();
                frames.clear();
                length = 0;
            }
            if (length + frame.raw().length() <= MOST) {
                frames.add(frame.raw());
                length += frame.raw().length();
            }
        }
    }

    synchronized String text() {
        return text(profile, frames);
    }

    /** As the template's stream rule has it; empty for another protocol. */
    static String text(EndpointProfile profile, List<String> frames) {
        if (profile.protocol() != Protocol.TEMPLATE || profile.template() == null) {
            return "";
        }
        StreamRule rule = profile.template().streamRule();
        return switch (rule) {
            case SSE ->
                frames.stream()
                        .map(frame ->
                                frame.lines().map(line -> "data: " + line).collect(Collectors.joining("\n", "", "\n")))
                        .collect(Collectors.joining("\n"));
            case NDJSON -> String.join("\n", frames);
            case TEXT, JSON -> Samples.answer(profile, String.join("", frames));
        };
    }
}
