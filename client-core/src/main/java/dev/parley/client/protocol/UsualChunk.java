package dev.parley.client.protocol;

import dev.parley.client.wire.Frame;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the chunk that nearly every event of an OpenAI-style stream is, without a tree: one choice that carries at most one
 * piece of text or reasoning, and nothing else that would make an event. Of any other chunk it only says that it is
 * another: that one is read as a tree. So it may give up wherever in doubt, and must give up at a name that it knows and
 * has seen before, because in a tree the last one wins.
 */
final class UsualChunk {
    private final EnumSet<Name> seen = EnumSet.noneOf(Name.class);
    private Kind kind = Kind.NONE;
    private int choice;
    private @Nullable String text;
    private int textStart;
    private int textEnd;

    /** What the chunk carries. */
    enum Kind {
        NONE,
        TEXT,
        REASONING
    }

    /** Names whose second value would be taken in a tree. */
    private enum Name {
        CHOICES,
        INDEX,
        DELTA,
        CHOICE_TEXT,
        CONTENT,
        REASONING_CONTENT,
        REASONING,
        THINKING
    }

    /** False if it is any other chunk, or none at all: then nothing here means anything. */
    boolean read(Frame frame) {
        kind = Kind.NONE;
        choice = 0;
        text = null;
        seen.clear();
        try (JsonParser json = Json.MAPPER.createParser(frame.buffer(), frame.start(), frame.length())) {
            return json.nextToken() == JsonToken.START_OBJECT && chunk(json) && json.nextToken() == null;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    Kind kind() {
        return kind;
    }

    int choice() {
        return choice;
    }

    /** The piece of text or reasoning, never empty; {@code null} if there is none. */
    @Nullable String text() {
        return text;
    }

    /** Where the text's opening quote is, counted from the start of the frame. */
    int textStart() {
        return textStart;
    }

    /** Behind the text's closing quote. */
    int textEnd() {
        return textEnd;
    }

    private boolean chunk(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            boolean usual = switch (name) {
                case "choices" -> seen.add(Name.CHOICES) && value == JsonToken.START_ARRAY && onlyChoice(json);
                case "error", "usage", "timings", "prompt_progress" -> value == JsonToken.VALUE_NULL;
                default -> skip(json, value);
            };
            if (!usual) {
                return false;
            }
        }
        return seen.contains(Name.CHOICES);
    }

    private boolean onlyChoice(JsonParser json) {
        return json.nextToken() == JsonToken.START_OBJECT && choice(json) && json.nextToken() == JsonToken.END_ARRAY;
    }

    private boolean choice(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            boolean usual = switch (name) {
                case "index" -> seen.add(Name.INDEX) && index(json, value);
                case "delta" -> seen.add(Name.DELTA) && value == JsonToken.START_OBJECT && delta(json);
                case "text" -> seen.add(Name.CHOICE_TEXT) && piece(json, value, Kind.TEXT);
                case "logprobs", "finish_reason" -> value == JsonToken.VALUE_NULL;
                case "message" -> false;
                default -> skip(json, value);
            };
            if (!usual) {
                return false;
            }
        }
        return true;
    }

    private boolean delta(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            boolean usual = switch (name) {
                case "content" -> seen.add(Name.CONTENT) && piece(json, value, Kind.TEXT);
                case "reasoning_content" -> seen.add(Name.REASONING_CONTENT) && piece(json, value, Kind.REASONING);
                case "reasoning" -> seen.add(Name.REASONING) && piece(json, value, Kind.REASONING);
                case "thinking" -> seen.add(Name.THINKING) && piece(json, value, Kind.REASONING);
                case "tool_calls" -> value == JsonToken.VALUE_NULL;
                default -> skip(json, value);
            };
            if (!usual) {
                return false;
            }
        }
        return true;
    }

    private boolean index(JsonParser json, JsonToken value) {
        if (value != JsonToken.VALUE_NUMBER_INT || json.getNumberType() != JsonParser.NumberType.INT) {
            return false;
        }
        choice = json.getIntValue();
        return true;
    }

    private boolean piece(JsonParser json, JsonToken value, Kind newKind) {
        if (value != JsonToken.VALUE_STRING) {
            return value == JsonToken.VALUE_NULL;
        }
        String found = json.getString();
        if (found.isEmpty()) {
            return true;
        }
        if (kind != Kind.NONE) {
            return false;
        }
        kind = newKind;
        text = found;
        textStart = (int) json.currentTokenLocation().getByteOffset();
        textEnd = (int) json.currentLocation().getByteOffset();
        return true;
    }

    /** Over a value, as thoroughly as a tree would read it: what is no text or no JSON there is none here either. */
    private static boolean skip(JsonParser json, JsonToken first) {
        int depth = 0;
        JsonToken token = first;
        while (true) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else {
                json.finishToken();
            }
            if (depth == 0) {
                return true;
            }
            token = json.nextToken();
        }
    }
}
