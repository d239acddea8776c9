/** Model servers behind the gateway, and the built-in demo model. */
@NullMarked
package dev.parley.gateway.upstream;

import org.jspecify.annotations.NullMarked;
