/** The page of the bundled gateway: its state, its upstreams, what waits and what it has answered. */
@NullMarked
package dev.parley.app.gateway;

import org.jspecify.annotations.NullMarked;
