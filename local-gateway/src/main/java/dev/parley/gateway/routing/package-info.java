/** From a path or a model's name to a service. Pure. */
@NullMarked
package dev.parley.gateway.routing;

import org.jspecify.annotations.NullMarked;
