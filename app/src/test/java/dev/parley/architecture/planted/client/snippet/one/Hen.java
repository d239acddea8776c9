package dev.parley.architecture.planted.client.snippet.one;

import dev.parley.architecture.planted.client.snippet.two.Egg;

public final class Hen {
    public Class<?> from() {
        return Egg.class;
    }
}
