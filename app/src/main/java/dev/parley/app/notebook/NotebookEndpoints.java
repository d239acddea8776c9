package dev.parley.app.notebook;

import dev.parley.client.InferenceClient;
import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;

/** What a notebook reaches the world by. */
public interface NotebookEndpoints {

    /** All endpoints, whether they complete or not. */
    ObservableList<EndpointProfile> profiles();

    /**
     * A client of the endpoint. May block, for the key store or for the bundled gateway.
     *
     * @throws dev.parley.client.store.SecretStoreException if the key store does not answer
     * @throws IllegalArgumentException if the profile cannot work
     * @throws IllegalStateException if the bundled gateway did not start
     */
    InferenceClient connect(EndpointProfile profile);

    /**
     * The models that the endpoint names; blocks.
     *
     * @throws dev.parley.client.InferenceException if it did not answer
     */
    List<String> models(EndpointProfile profile);

    /** What is set for the notebook's requests, under the endpoint's names. */
    Map<String, JsonText> parameters(EndpointProfile profile);
}
