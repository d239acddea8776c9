package dev.parley.client.snippet;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile that was made of a request.
 *
 * @param profile valid, with a new id; holds no key. With a {@code key} it has a reference under its own id, unless the
 *     key would travel over http to another machine: that is for a person to agree to
 * @param request the prompt and the parameters that were found; {@code null} if there is none
 * @param key for the key store, under the profile's id; {@code null}: none was found
 * @param notes one sentence for each thing that was changed or left out
 */
public record ImportCandidate(
        EndpointProfile profile,
        @Nullable ChatRequest request,
        @Nullable Secret key,
        List<String> notes) {

    public ImportCandidate {
        notes = List.copyOf(notes);
    }
}
