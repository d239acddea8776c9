/** From blocks of Markdown to nodes: the virtual list of a transcript, its cells, selection across them. */
@NullMarked
package dev.parley.app.markdown.view;

import org.jspecify.annotations.NullMarked;
