package dev.parley.client.protocol;

import dev.parley.client.Media;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes the images, audio and video of one answer to files. */
public interface MediaIntake {

    /**
     * Media that a JSON answer holds as base64, with or without a {@code data:} prefix. Long ones have been taken out of
     * the stream before, so that this string is short and names where they are.
     *
     * @param mediaType what the answer says, else what the bytes say is taken; {@code null}: not said
     * @throws DecodeException if it is no base64 or too large
     */
    Media base64(String text, @Nullable String mediaType, @Nullable String name) throws DecodeException;

    /**
     * Media that are the answer's body.
     *
     * @throws DecodeException if they are too large
     * @throws java.io.IOException if the connection broke
     */
    Media bytes(InputStream body, String mediaType) throws DecodeException, java.io.IOException;

    /**
     * A string of the answer as the server sent it, where it turns out to be no media.
     *
     * @throws DecodeException if it is too long for that
     */
    default String restored(String text) throws DecodeException {
        return text;
    }
}
