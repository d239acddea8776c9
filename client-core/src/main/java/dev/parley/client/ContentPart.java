package dev.parley.client;

import java.util.Arrays;
import java.util.Objects;

/** A piece of a message. */
public sealed interface ContentPart {

    record Text(String text) implements ContentPart {}

    /** A tool call that the assistant made; {@code arguments} is JSON text. */
    record ToolCall(String id, String name, String arguments) implements ContentPart {}

    /** What a tool answered, in a message of {@link Role#TOOL}. */
    record ToolResult(String callId, String text) implements ContentPart {}

    /**
     * An attached file.
     *
     * @param name shown to people and sent where the protocol has a place for it
     * @param mediaType such as {@code image/png} or {@code audio/wav}
     */
    @SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
    record Attachment(String name, String mediaType, byte[] bytes) implements ContentPart {
        public Attachment {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Attachment that
                    && name.equals(that.name)
                    && mediaType.equals(that.mediaType)
                    && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, mediaType, Arrays.hashCode(bytes));
        }

        @Override
        public String toString() {
            return "Attachment[" + name + ", " + mediaType + ", " + bytes.length + " bytes]";
        }
    }
}
