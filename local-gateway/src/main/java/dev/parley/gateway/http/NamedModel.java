package dev.parley.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * What in a JSON object decides its way, found in one pass over its tokens. All else of the body stays the caller's bytes:
 * the order of its members, the digits of its numbers, and no tree for a picture of megabytes.
 */
final class NamedModel {
    static final String MODEL = "model";

    /** With these a caller of some gateways chooses where the request and its key go; here the configuration does. */
    static final Set<String> ROUTING_FIELDS = Set.of("api_base", "base_url", "api_key");

    private final byte[] bytes;
    private @Nullable String model;
    private @Nullable String fault;
    private boolean background;
    private boolean named;
    private int from;
    private int to;

    private NamedModel(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads one object and nothing behind it; {@code null} if the text is something else, or not in UTF-8 as RFC 8259 has
     * it.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    static @Nullable NamedModel read(byte[] bytes, JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        NamedModel read = new NamedModel(bytes);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            read.member(name, parser.nextToken(), parser);
        }
        boolean whole = parser.nextToken() == null;
        return whole && (read.model == null || read.from > 0) ? read : null;
    }

    private void member(String name, JsonToken value, JsonParser parser) {
        if (name.equals(MODEL)) {
            fault = named ? MODEL : fault;
            named = true;
            if (value == JsonToken.VALUE_STRING) {
                from = (int) parser.currentTokenLocation().getByteOffset();
                model = parser.getString();
                to = (int) parser.currentLocation().getByteOffset(); // known only once the string has been read
            }
        } else if (name.equals("background")) {
            background = value == JsonToken.VALUE_TRUE;
        } else if (ROUTING_FIELDS.contains(name)) {
            fault = name;
        }
        parser.skipChildren();
    }

    /** {@code null} if there is none that is a string. */
    @Nullable String model() {
        return model;
    }

    /** The name of a member that must not be there, or not twice. */
    @Nullable String fault() {
        return fault;
    }

    /** Whether {@code background} is true. */
    boolean background() {
        return background;
    }

    /** The same bytes with another model. */
    Buffer withModel(String other) {
        byte[] quoted = JsonStringEncoder.getInstance().quoteAsUTF8(other);
        return Buffer.buffer(bytes.length + quoted.length)
                .appendBytes(bytes, 0, from)
                .appendByte((byte) '"')
                .appendBytes(quoted)
                .appendByte((byte) '"')
                .appendBytes(bytes, to, bytes.length - to);
    }
}
