/** The composition root and the entry point. */
@NullMarked
package dev.parley.app;

import org.jspecify.annotations.NullMarked;
