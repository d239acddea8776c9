package dev.parley.app.profiles;

import dev.parley.client.endpoint.EndpointProfile;

/** One row of the page's list. */
public sealed interface ProfileRow {

    /**
     * The head of a group.
     *
     * @param key tells groups apart, whatever they are called
     * @param title as it is shown
     * @param name what profiles call it; empty for those of no group and for the built-in ones
     * @param count of the profiles below it, shown or not
     */
    record Group(String key, String title, String name, int count, boolean folded) implements ProfileRow {}

    record Entry(EndpointProfile profile) implements ProfileRow {}
}
