package dev.parley.app.chat;

import dev.parley.client.InferenceClient;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Optional;
import javafx.collections.ObservableList;

/** What the chat needs to know of endpoints. */
public interface ChatEndpoints {

    /** The built-in and the saved profiles, in the person's order. For the toolkit's thread. */
    ObservableList<EndpointProfile> profiles();

    /** By id; empty if it was deleted. */
    Optional<EndpointProfile> find(String profileId);

    /**
     * A client of the endpoint; starts the bundled gateway first where the profile is one of its. May block, so call it
     * on a background thread.
     *
     * @throws IllegalArgumentException if the profile is not valid; the message is a sentence
     * @throws dev.parley.client.store.SecretStoreException if its key cannot be had
     * @throws IllegalStateException if the bundled gateway cannot start; the message is a sentence
     */
    InferenceClient connect(EndpointProfile profile);
}
