/** The list of chats beside the chat. */
@NullMarked
package dev.parley.app.history;

import org.jspecify.annotations.NullMarked;
