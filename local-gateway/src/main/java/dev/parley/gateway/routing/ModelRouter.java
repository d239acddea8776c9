package dev.parley.gateway.routing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the {@code model} of a request to a service: {@code demo}, or {@code NAME/model} for a remote one. Pure. */
public final class ModelRouter {
    private final String demo;
    private final Set<String> remotes;

    public ModelRouter(String demo, Set<String> remotes) {
        this.demo = demo;
        this.remotes = Set.copyOf(remotes);
    }

    /** The route of a model; {@code null} if there is none. A model's own name may have slashes. */
    public @Nullable ModelRoute route(String model) {
        if (model.equals(demo)) {
            return new ModelRoute(demo, demo);
        }
        int slash = model.indexOf('/');
        if (slash < 1 || slash == model.length() - 1) {
            return null;
        }
        String service = model.substring(0, slash);
        return remotes.contains(service) ? new ModelRoute(service, model.substring(slash + 1)) : null;
    }
}
