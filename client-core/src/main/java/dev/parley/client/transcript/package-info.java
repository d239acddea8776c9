/** A chat as data: a tree of turns, and how the events of an answer become one. Nothing here does I/O. */
@NullMarked
package dev.parley.client.transcript;

import org.jspecify.annotations.NullMarked;
