/** Text that the toolkit's fonts cannot draw by themselves: colour emoji. */
@NullMarked
package dev.parley.app.markdown.text;

import org.jspecify.annotations.NullMarked;
