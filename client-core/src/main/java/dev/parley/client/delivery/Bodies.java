package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.WireBody;
import dev.parley.client.protocol.WireRequest;
import dev.parley.client.wire.Frame;
import dev.parley.client.wire.SseFrame;
import dev.parley.client.wire.SseReader;
import dev.parley.client.wire.WireLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Bodies of job APIs, there and back. */
final class Bodies {

    private Bodies() {}

    /** Reads a small body whole and ends its exchange. */
    static String read(Attempt attempt, HttpAnswer answer, boolean repeatable) throws AttemptFailure, AttemptCancelled {
        try (InputStream body = answer.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            attempt.frameReceived(answer, text);
            attempt.exchangeEnded(answer, null);
            return text;
        } catch (IOException e) {
            AttemptFailure failure = attempt.fault(answer.url(), e, repeatable);
            attempt.exchangeEnded(answer, failure.error().textKey());
            throw failure;
        }
    }

    /** The request in the protocol's words, whole: a job carries no stream. */
    static WireRequest whole(Route route, ChatRequest request) {
        return route.protocol().encode(request, route.profile(), false);
    }

    /** The JSON of a request, as it was written. */
    static JsonNode json(WireRequest wire) {
        return Json.sent(text(wire));
    }

    static String text(WireRequest wire) {
        if (wire.body() instanceof WireBody.Json json) {
            return json.text();
        }
        throw new IllegalArgumentException("A job carries JSON, and this request has none.");
    }

    static HttpCall post(URI url, Map<String, String> headers, String json) {
        return new HttpCall("POST", url, headers, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A request without a body that changes something, such as the end of a job. */
    static HttpCall empty(String method, URI url, Map<String, String> headers) {
        return new HttpCall(method, url, headers, null, new byte[0]);
    }

    /** A piece that a job's API hands out: some workers put the lines of an event stream into it. */
    static List<Frame> frames(String piece) {
        if (!piece.startsWith("data:")) {
            return List.of(Frame.of(piece));
        }
        byte[] bytes = (piece + "\n\n").getBytes(StandardCharsets.UTF_8);
        SseReader reader = new SseReader(new ByteArrayInputStream(bytes), WireLimits.DEFAULT);
        List<Frame> frames = new ArrayList<>();
        try {
            for (SseFrame next = reader.next(); next != null; next = reader.next()) {
                frames.add(Frame.of(next.data()));
            }
            return frames;
        } catch (IOException e) {
            return List.of(Frame.of(piece));
        }
    }
}
