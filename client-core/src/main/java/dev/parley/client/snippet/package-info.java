/** Code for a request in several languages, and profiles from requests that were written elsewhere. Opens no file and no connection. */
@NullMarked
package dev.parley.client.snippet;

import org.jspecify.annotations.NullMarked;
