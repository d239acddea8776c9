package dev.parley.client.connect;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.protocol.AnswerDecoder;
import dev.parley.client.protocol.DecodeException;
import dev.parley.client.protocol.TemplateAdapter;
import dev.parley.client.protocol.TemplateCheck;
import dev.parley.client.wire.Frame;
import dev.parley.client.wire.NdjsonReader;
import dev.parley.client.wire.SseReader;
import dev.parley.client.wire.WireLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries a template on samples: what it would send, and what it takes from an answer. Nothing is sent. */
public final class TemplateTrial {
    private static final Map<String, JsonText> USUAL = Map.of(
            "max_tokens", JsonText.number(256),
            "max_new_tokens", JsonText.number(256),
            "temperature", new JsonText("0.7"),
            "top_p", new JsonText("0.9"),
            "top_k", JsonText.number(40),
            "seed", JsonText.number(42),
            "stream", JsonText.bool(true),
            "stop", new JsonText("[\"END\"]"));

    private TemplateTrial() {}

    /**
     * What is wrong with a template, and where.
     *
     * @param line from 1
     * @param column from 1, in characters
     * @param sentence without the place
     */
    public record Problem(int line, int column, String sentence) {}

    /**
     * What a template takes from an answer.
     *
     * @param pieces one for each event or line of a stream, else one
     * @param text what the chat would show
     * @param problem why the answer cannot be used as it is; {@code null}: it can
     */
    public record Reading(
            List<Piece> pieces, String text, @Nullable String problem) {
        public Reading {
            pieces = List.copyOf(pieces);
        }
    }

    /** An event or a line, and what is taken from it; {@code null}: nothing. */
    public record Piece(String raw, @Nullable String taken) {}

    /** What is wrong with a body; empty if it gives JSON. */
    public static Optional<Problem> check(String body) {
        return TemplateCheck.find(body).map(fault -> new Problem(fault.line(), fault.column(), fault.sentence()));
    }

    /** A conversation that has something for each variable of the body; parameters have values that are usual. */
    public static ChatRequest sample(String body) {
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        TemplateCheck.parameters(body)
                .forEach(name -> parameters.put(name, USUAL.getOrDefault(name, JsonText.string("sample " + name))));
        return new ChatRequest(
                null,
                List.of(
                        ChatMessage.system("Answer briefly."),
                        ChatMessage.user("Hello"),
                        ChatMessage.assistant("Hi."),
                        ChatMessage.user("What is 6 × 7?")),
                parameters,
                true);
    }

    /**
     * Values for those parameters of a body that have usual ones; a limit of tokens is this one. Another parameter has none:
     * what it means is not known.
     */
    static Map<String, JsonText> usual(String body, int tokens) {
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        for (String name : TemplateCheck.parameters(body)) {
            JsonText value = USUAL.get(name);
            if (value != null) {
                parameters.put(name, name.startsWith("max_") ? JsonText.number(tokens) : value);
            }
        }
        return parameters;
    }

    /** Frames of an answer as a sample of it: as the template's stream rule has them; empty for another protocol. */
    public static String sampleOf(EndpointProfile profile, List<String> frames) {
        return SampleAnswer.text(profile, frames);
    }

    /** Reads a sample answer as an answer of the endpoint would be read. */
    public static Reading read(TemplateSettings settings, String sample) {
        Reader reader;
        try {
            reader = new Reader(settings);
        } catch (IllegalArgumentException e) {
            return new Reading(List.of(), "", "A pointer must be empty or start with a slash, such as /answer.");
        }
        String problem = null;
        try {
            reader.read(sample);
        } catch (DecodeException e) {
            problem = e.detail();
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
        }
        return new Reading(reader.pieces, reader.text.toString(), problem);
    }

    /** Goes through one sample. */
    private static final class Reader {
        private final StreamRule rule;
        private final AnswerDecoder decoder;
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Reader(TemplateSettings settings) {
            rule = settings.streamRule();
            decoder = TemplateAdapter.decoder(settings);
        }

        void read(String sample) throws DecodeException, IOException {
            // The blank line ends the last event of a sample that was cut out of a stream.
            byte[] bytes = (sample + "\n\n").getBytes(StandardCharsets.UTF_8);
            switch (rule) {
                case JSON, TEXT -> {
                    String whole = rule == StreamRule.JSON ? sample.strip() : sample;
                    int before = text.length();
                    decoder.whole(whole, this::take);
                    pieces.add(new Piece(whole, text.substring(before)));
                }
                case SSE -> {
                    SseReader events = new SseReader(new ByteArrayInputStream(bytes), WireLimits.DEFAULT);
                    for (var event = events.next(); event != null; event = events.next()) {
                        if (piece(event.data())) {
                            break;
                        }
                    }
                    if (pieces.isEmpty()) {
                        throw DecodeException.malformed(
                                "the events", "No line begins with data: and so none is an event.");
                    }
                }
                case NDJSON -> {
                    NdjsonReader lines = new NdjsonReader(new ByteArrayInputStream(bytes), WireLimits.DEFAULT);
                    for (String line = lines.next(); line != null; line = lines.next()) {
                        if (piece(line)) {
                            break;
                        }
                    }
                }
            }
        }

        private boolean piece(String raw) throws DecodeException {
            int before = text.length();
            boolean last = decoder.piece(Frame.of(raw), this::take);
            String taken = text.substring(before);
            pieces.add(new Piece(raw, taken.isEmpty() ? null : taken));
            return last;
        }

        private void take(StreamEvent event) {
            if (event instanceof StreamEvent.TextDelta delta) {
                text.append(delta.text());
            }
        }
    }
}
