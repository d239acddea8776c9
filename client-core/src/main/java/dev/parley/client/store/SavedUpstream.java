package dev.parley.client.store;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.SecretRef;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model server that a person added to the bundled gateway. Holds no secret. */
public sealed interface SavedUpstream {

    /** Its name among the services of the gateway. */
    String name();

    /** The names by which {@code /v1} finds it without its own in front; empty: none. */
    List<String> models();

    /**
     * One that runs elsewhere.
     *
     * @param url http or https, without user, query and fragment
     * @param keyInRing whether its key lies in the key ring, as {@link #keyRef}
     * @param keyVariable the environment variable that holds its key; {@code null}: none does
     */
    record Remote(
            String name,
            URI url,
            List<String> models,
            boolean keyInRing,
            @Nullable String keyVariable) implements SavedUpstream {
        public Remote {
            models = List.copyOf(models);
        }

        /** Where its key lies in the key ring. */
        public SecretRef keyRef() {
            return new SecretRef("gateway-upstream-" + name, EndpointProfile.origin(url));
        }
    }

    /**
     * One that the gateway starts when it is first needed.
     *
     * @param command the program and its arguments; {@code {port}} in them becomes the port
     * @param idleStop without a call, after which it is stopped; zero: never
     */
    record Command(String name, List<String> command, List<String> models, Duration idleStop) implements SavedUpstream {
        public Command {
            command = List.copyOf(command);
            models = List.copyOf(models);
        }
    }
}
