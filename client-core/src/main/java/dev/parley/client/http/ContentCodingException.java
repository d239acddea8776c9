package dev.parley.client.http;

import java.io.IOException;

/** A body is not what its Content-Encoding says. */
final class ContentCodingException extends IOException {
    private static final long serialVersionUID = 1L;

    ContentCodingException(String sentence) {
        super(sentence);
    }
}
