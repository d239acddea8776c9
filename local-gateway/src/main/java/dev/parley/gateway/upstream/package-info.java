/** Model servers behind the gateway, and what every kind of them is called by. */
@NullMarked
package dev.parley.gateway.upstream;

import org.jspecify.annotations.NullMarked;
