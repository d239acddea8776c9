/** The chat: its state, its commands and the run of an answer, without a toolkit's node. */
@NullMarked
package dev.parley.app.chat;

import org.jspecify.annotations.NullMarked;
