package dev.parley.architecture.planted.client.snippet.two;

import dev.parley.architecture.planted.client.snippet.one.Hen;

public final class Egg {
    public Class<?> from() {
        return Hen.class;
    }
}
