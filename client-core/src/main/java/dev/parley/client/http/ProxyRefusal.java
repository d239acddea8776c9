package dev.parley.client.http;

import java.io.IOException;

/** A proxy did not let a request through. */
final class ProxyRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ProxyRefusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
