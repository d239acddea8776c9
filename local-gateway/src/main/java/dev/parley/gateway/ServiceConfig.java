package dev.parley.gateway;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One service of a gateway: a model server that runs elsewhere, or a command that the gateway starts on demand. */
public sealed interface ServiceConfig permits RemoteService, ProcessService {

    /** The name that the built-in demo model has among the services. */
    String DEMO = "demo";

    /** Its part in {@code /api/v1/services/{name}} and in {@code name/model}. */
    String name();

    ServiceOptions options();

    UpstreamTimeouts timeouts();

    /** Its key, if it wants one. */
    @Nullable Credential key();

    /** The names by which {@code /v1} finds it without {@code NAME/} in front. */
    default List<String> routedModels() {
        return options().models();
    }

    /**
     * Checks a name: letters, digits, {@code . _ -}.
     *
     * @throws GatewayException if it is none, or the demo model's
     */
    static void checkName(String name) {
        if (!Names.PATTERN.matcher(name).matches()) {
            throw new GatewayException("The name of a service is 1 to 63 letters, digits, dots, dashes or underscores"
                    + " and begins with a letter or digit.");
        }
        if (name.equals(DEMO)) {
            throw new GatewayException(
                    "The name demo belongs to the built-in demo model; name the service differently.");
        }
    }

    /** Holds the pattern, which an interface would make public. */
    final class Names {
        private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

        private Names() {}
    }
}
