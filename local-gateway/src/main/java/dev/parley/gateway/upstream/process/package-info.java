/** Model servers that the gateway starts when they are needed, and stops when they are not. */
@NullMarked
package dev.parley.gateway.upstream.process;

import org.jspecify.annotations.NullMarked;
