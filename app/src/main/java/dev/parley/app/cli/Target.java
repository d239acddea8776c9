package dev.parley.app.cli;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.SecretSource;

/** The endpoint that is asked, and its keys. */
record Target(EndpointProfile profile, SecretSource secrets) {}
