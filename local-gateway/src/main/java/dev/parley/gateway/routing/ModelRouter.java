package dev.parley.gateway.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From the {@code model} of a request to a service: {@code demo}; a name that is configured for a service; a service's own
 * name, for the first of those; or {@code NAME/model}. Pure.
 */
public final class ModelRouter {
    private final String demo;
    private final Set<String> services;
    private final Map<String, ModelRoute> named = new HashMap<>();

    /** @param models of each service but {@code demo} the names that are its own, none twice */
    public ModelRouter(String demo, Map<String, List<String>> models) {
        this.demo = demo;
        this.services = Set.copyOf(models.keySet());
        models.forEach((service, names) -> {
            if (!names.isEmpty()) {
                named.put(service, new ModelRoute(service, names.getFirst()));
            }
        });
        models.forEach((service, names) -> names.forEach(name -> named.put(name, new ModelRoute(service, name))));
    }

    /** The route of a model; {@code null} if there is none. A model's own name may have slashes. */
    public @Nullable ModelRoute route(String model) {
        if (model.equals(demo)) {
            return new ModelRoute(demo, demo);
        }
        ModelRoute known = named.get(model);
        if (known != null) {
            return known;
        }
        int slash = model.indexOf('/');
        if (slash < 1 || slash == model.length() - 1) {
            return null;
        }
        String service = model.substring(0, slash);
        return services.contains(service) ? new ModelRoute(service, model.substring(slash + 1)) : null;
    }
}
