/** The chat as it is seen: the composer, the cells of the transcript that are no Markdown, the empty states. */
@NullMarked
package dev.parley.app.chat.view;

import org.jspecify.annotations.NullMarked;
