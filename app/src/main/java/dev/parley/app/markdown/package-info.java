/** Markdown that grows at its end: from text to blocks. Knows no toolkit. */
@NullMarked
package dev.parley.app.markdown;

import org.jspecify.annotations.NullMarked;
