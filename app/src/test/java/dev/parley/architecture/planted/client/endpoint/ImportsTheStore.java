package dev.parley.architecture.planted.client.endpoint;

import dev.parley.architecture.planted.client.store.Store;

public final class ImportsTheStore {
    public Class<?> imported() {
        return Store.class;
    }
}
