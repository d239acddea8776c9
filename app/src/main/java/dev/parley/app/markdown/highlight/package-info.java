/** Colours for code: from lines to spans, with a state per line so that only what grew is looked at again. */
@NullMarked
package dev.parley.app.markdown.highlight;

import org.jspecify.annotations.NullMarked;
