package dev.parley.client.store;

import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;
import java.nio.file.Path;

/** Saves profiles one after the other and says each that is saved. */
final class ProfileStoreProgram {

    private ProfileStoreProgram() {}

    public static void main(String[] args) {
        ProfileStore store = ProfileStore.open(Path.of(args[0]));
        int count = Integer.parseInt(args[2]);
        for (int i = 0; i < count; i++) {
            String id = args[1] + "-" + i;
            store.put(EndpointProfile.builder(id, URI.create("http://127.0.0.1:1"))
                    .build());
            System.out.println("saved " + id);
        }
    }
}
