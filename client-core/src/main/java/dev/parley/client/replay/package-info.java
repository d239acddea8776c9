/** An answer told again from the bytes that a capture has of it. No network. */
@NullMarked
package dev.parley.client.replay;

import org.jspecify.annotations.NullMarked;
