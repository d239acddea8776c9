package dev.parley.app.profiles;

import dev.parley.client.ChatRequest;
import dev.parley.client.connect.EndpointProbe;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.snippet.RequestSketch;
import java.util.List;
import java.util.Map;

/** How profiles are tried out. Every method may block, so call it on a background thread. */
public interface EndpointAccess {

    /**
     * Prepares a test of the endpoint.
     *
     * @param typed secrets that the profile names and that are not stored yet; all others are the stored ones
     * @throws IllegalArgumentException if the profile is not valid; the message is a sentence
     * @throws IllegalStateException if the bundled gateway is needed and cannot start; the message is a sentence
     */
    EndpointProbe probe(EndpointProfile profile, Map<SecretRef, Secret> typed);

    /**
     * The request as it would leave, without its key. Nothing is sent.
     *
     * @throws IllegalArgumentException if the profile is not valid, or the request cannot be said in its protocol
     */
    RequestSketch sketch(EndpointProfile profile, ChatRequest request);

    /**
     * The models that the endpoint's server lists.
     *
     * @throws dev.parley.client.InferenceException if it does not; the message is a sentence
     * @throws dev.parley.client.store.SecretStoreException if the key cannot be had
     * @throws IllegalStateException if the bundled gateway is needed and cannot start; the message is a sentence
     */
    List<String> models(EndpointProfile profile);
}
