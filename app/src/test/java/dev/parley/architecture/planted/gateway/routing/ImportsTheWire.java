package dev.parley.architecture.planted.gateway.routing;

import dev.parley.architecture.planted.client.wire.Frames;

public final class ImportsTheWire {
    public Class<?> imported() {
        return Frames.class;
    }
}
