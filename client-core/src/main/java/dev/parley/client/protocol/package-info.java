/** One adapter per protocol: a request to bytes, bytes to events. Not exported. */
@NullMarked
package dev.parley.client.protocol;

import org.jspecify.annotations.NullMarked;
