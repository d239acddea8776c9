/** What an endpoint is: profile, protocol, delivery, authentication, time-outs, and the validator of their combinations. */
@NullMarked
package dev.parley.client.endpoint;

import org.jspecify.annotations.NullMarked;
