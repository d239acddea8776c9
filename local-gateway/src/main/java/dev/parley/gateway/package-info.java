/** The local gateway: start, stop, configuration. */
@NullMarked
package dev.parley.gateway;

import org.jspecify.annotations.NullMarked;
