package dev.parley.client.protocol;

import dev.parley.client.StreamEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The output items of one response and what of them was already handed on. */
final class ResponseItems {
    private static final String TEXT = "message";
    private static final String REASONING = "reasoning";
    private static final String CALL = "function_call";
    private static final String IMAGE = "image_generation_call";

    private final MediaIntake media;
    /** A kind with a name of an item of which something was handed on, such as {@code message #0}. */
    private final Set<String> heard = new HashSet<>();

    private final ResponseCalls calls = new ResponseCalls();
    private @Nullable String reasoningPart;

    ResponseItems(MediaIntake media) {
        this.media = media;
    }

    boolean hasCalls() {
        return calls.count() > 0;
    }

    void text(JsonNode event, JsonNode words, EventSink out) {
        if (words.isString()) {
            note(TEXT, Names.ofEvent(event));
            JsonAnswer.text(0, words.stringValue(), out);
        } else {
            JsonAnswer.unrecognized(event, out);
        }
    }

    /** Parts of a summary are paragraphs of their own. */
    void reasoning(JsonNode event, JsonNode words, EventSink out) {
        if (!words.isString()) {
            JsonAnswer.unrecognized(event, out);
            return;
        }
        note(REASONING, Names.ofEvent(event));
        String part = event.path("item_id") + " " + event.path("summary_index") + " " + event.path("content_index");
        boolean another = reasoningPart != null && !reasoningPart.equals(part);
        reasoningPart = part;
        JsonAnswer.reasoning(0, (another ? "\n\n" : "") + words.stringValue(), out);
    }

    void arguments(JsonNode event, JsonNode words, EventSink out) {
        if (words.isString()) {
            calls.fragment(Names.ofEvent(event), words.stringValue(), out);
        } else {
            JsonAnswer.unrecognized(event, out);
        }
    }

    void missedText(JsonNode event, JsonNode words, EventSink out) {
        if (!isHeard(TEXT, Names.ofEvent(event))) {
            text(event, words, out);
        }
    }

    void missedReasoning(JsonNode event, JsonNode words, EventSink out) {
        if (!isHeard(REASONING, Names.ofEvent(event))) {
            reasoning(event, words, out);
        }
    }

    void missedArguments(JsonNode event, JsonNode words, EventSink out) {
        if (!calls.hasArguments(Names.ofEvent(event))) {
            arguments(event, words, out);
        }
    }

    /** An item begins: only a call says something that no later event of its own says. */
    void added(JsonNode event, EventSink out) {
        JsonNode item = event.path("item");
        if (kind(item).equals(CALL)) {
            calls.begin(Names.ofItem(item, event.path("output_index")), item, out);
        }
    }

    /** An item is whole. */
    void done(JsonNode event, EventSink out) throws DecodeException {
        whole(event.path("item"), Names.ofItem(event.path("item"), event.path("output_index")), out);
    }

    /**
     * The output of the final response. Where something of a kind came before, all of that kind did: names are not to be
     * relied on from here on, and to say a text twice is worse than to miss the rare item that came only here.
     */
    void remaining(JsonNode output, EventSink out) throws DecodeException {
        Set<String> before = new HashSet<>();
        heard.forEach(said -> before.add(said.substring(0, said.indexOf(' '))));
        boolean callsBefore = hasCalls();
        int index = 0;
        for (JsonNode item : output) {
            Names names = new Names(JsonAnswer.words(item.path("id")), "#" + index++);
            boolean missed =
                    kind(item).equals(CALL) ? !callsBefore || calls.isKnown(names) : !before.contains(kind(item));
            if (missed) {
                whole(item, names, out);
            }
        }
    }

    private static String kind(JsonNode item) {
        String type = JsonAnswer.words(item.path("type"));
        return switch (type) {
            case TEXT, REASONING, CALL, IMAGE -> type;
            default -> "other";
        };
    }

    private void whole(JsonNode item, Names names, EventSink out) throws DecodeException {
        switch (kind(item)) {
            case TEXT -> message(item, names, out);
            case REASONING -> thoughts(item, names, out);
            case CALL -> calls.whole(names, item, out);
            case IMAGE -> image(item, names, out);
            default -> {
                note("other", names);
                JsonAnswer.unrecognized(item, out);
            }
        }
    }

    private void message(JsonNode item, Names names, EventSink out) {
        boolean said = isHeard(TEXT, names);
        for (JsonNode part : item.path("content")) {
            JsonNode words = part.has("refusal") ? part.path("refusal") : part.path("text");
            if (!words.isString()) {
                JsonAnswer.unrecognized(part, out);
            } else if (!said) {
                note(TEXT, names);
                JsonAnswer.text(0, words.stringValue(), out);
                Logprobs.list(0, part.path("logprobs"), out);
            }
        }
    }

    /** The summary of its thoughts, and the thoughts themselves where a server shows them. */
    private void thoughts(JsonNode item, Names names, EventSink out) {
        if (isHeard(REASONING, names)) {
            return;
        }
        note(REASONING, names);
        String between = "";
        for (JsonNode place : new JsonNode[] {item.path("summary"), item.path("content")}) {
            for (JsonNode part : place) {
                String words = JsonAnswer.words(part.path("text"));
                if (!words.isEmpty()) {
                    JsonAnswer.reasoning(0, between + words, out);
                    between = "\n\n";
                }
            }
        }
    }

    private void image(JsonNode item, Names names, EventSink out) throws DecodeException {
        JsonNode result = item.path("result");
        if (isHeard(IMAGE, names)) {
            return;
        }
        if (!result.isString()) {
            JsonAnswer.unrecognized(item, out);
            return;
        }
        note(IMAGE, names);
        String format = JsonAnswer.words(item.path("output_format"));
        out.emit(new StreamEvent.MediaReceived(
                0,
                media.base64(result.stringValue(), format.isEmpty() ? null : "image/" + format, null),
                System.nanoTime()));
    }

    private void note(String kind, Names names) {
        names.all().forEach(name -> heard.add(kind + " " + name));
    }

    private boolean isHeard(String kind, Names names) {
        return heard.contains(kind + " " + Names.UNKNOWN)
                || names.all().stream().anyMatch(name -> heard.contains(kind + " " + name));
    }

    /**
     * How one item is named: by its id, and by its place in the output, such as {@code #0}. Servers leave out the one or
     * the other, and some change the id between two events. What is not told is empty.
     */
    record Names(String id, String place) {
        static final String UNKNOWN = "*";

        static Names ofEvent(JsonNode event) {
            return new Names(JsonAnswer.words(event.path("item_id")), place(event.path("output_index")));
        }

        static Names ofItem(JsonNode item, JsonNode outputIndex) {
            String id = JsonAnswer.words(item.path("id"));
            return new Names(id.isEmpty() ? JsonAnswer.words(item.path("call_id")) : id, place(outputIndex));
        }

        /** At least one name: {@link #UNKNOWN} where the server tells none. */
        Set<String> all() {
            Set<String> all = new HashSet<>(List.of(id, place));
            all.remove("");
            return all.isEmpty() ? Set.of(UNKNOWN) : all;
        }

        boolean isUnknown() {
            return id.isEmpty() && place.isEmpty();
        }

        private static String place(JsonNode index) {
            return index.isIntegralNumber() ? "#" + index : "";
        }
    }
}
