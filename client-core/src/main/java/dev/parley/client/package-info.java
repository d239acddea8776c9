/** The public face: requests, the event stream and its events, errors. Depends on nothing else of ours. */
@NullMarked
package dev.parley.client;

import org.jspecify.annotations.NullMarked;
