/** Small controls that several screens are built from. */
@NullMarked
package dev.parley.app.control;

import org.jspecify.annotations.NullMarked;
