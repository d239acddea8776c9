/** Chats as files for other people: pages of HTML, and the choice of a format. */
@NullMarked
package dev.parley.app.export;

import org.jspecify.annotations.NullMarked;
