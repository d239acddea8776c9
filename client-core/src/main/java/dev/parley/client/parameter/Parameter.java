package dev.parley.client.parameter;

import java.util.List;

/**
 * One thing that can be set.
 *
 * @param name the same for the same thing in every protocol, so that a value outlives a change of the endpoint
 * @param kind what its values are
 * @param hint what servers do without it, such as {@code 1}; empty: they differ, or it is nothing
 * @param placements where the value goes; none: the fields of the value are fields of the request
 * @param needs the name of the parameter without which this one is not sent; empty: none
 */
public record Parameter(String name, ParameterKind kind, String hint, List<Placement> placements, String needs) {

    /** Stands for the value in a {@link Placement}. */
    static final String VALUE = "$";

    public Parameter {
        placements = List.copyOf(placements);
    }

    /**
     * A place in the request's parameters.
     *
     * @param path the names of the fields, from the outermost
     * @param template JSON in which a dollar sign is the value; without one it is sent only if the value is not false
     */
    public record Placement(List<String> path, String template) {
        public Placement {
            path = List.copyOf(path);
        }
    }

    /** What the endpoint calls it, a dot between the names of nested fields; empty if it has no name of its own. */
    public String wireName() {
        return placements.stream()
                .filter(place -> place.template().contains(VALUE))
                .findFirst()
                .or(() -> placements.stream().findFirst())
                .map(place -> String.join(".", place.path()))
                .orElse("");
    }
}
