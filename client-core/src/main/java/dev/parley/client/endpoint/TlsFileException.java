package dev.parley.client.endpoint;

import java.io.IOException;

/** A file of certificates or keys cannot be used; the message is one plain sentence that names the file. */
public final class TlsFileException extends IOException {
    private static final long serialVersionUID = 1L;

    TlsFileException(String sentence) {
        super(sentence);
    }
}
