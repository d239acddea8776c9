/** One adapter per delivery: how the bytes of a protocol travel. Not exported. */
@NullMarked
package dev.parley.client.delivery;

import org.jspecify.annotations.NullMarked;
