package dev.parley.architecture.planted.gateway.upstream;

import dev.parley.architecture.planted.client.StreamEvent;

public final class ImportsTheClient {
    public Class<?> imported() {
        return StreamEvent.class;
    }
}
