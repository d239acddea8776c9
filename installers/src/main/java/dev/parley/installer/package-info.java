/** Makes the packages: a linked run-time image, trimmed jars, a trained cache, and what each system wants around them. */
@NullMarked
package dev.parley.installer;

import org.jspecify.annotations.NullMarked;
