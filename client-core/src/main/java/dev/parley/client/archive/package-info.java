/** Chats as files that other programs read: JSON that can be read again, and Markdown. Pure; writes nothing itself. */
@NullMarked
package dev.parley.client.archive;

import org.jspecify.annotations.NullMarked;
