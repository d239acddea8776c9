package dev.parley.app.profiles.view;

import dev.parley.client.endpoint.EndpointProfile;

/** One row of the page's list. */
sealed interface ProfileRow {

    record Group(String title) implements ProfileRow {}

    record Entry(EndpointProfile profile) implements ProfileRow {}
}
