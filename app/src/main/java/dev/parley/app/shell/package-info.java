/** The frame of the window: places for the features, theme, fonts, zoom, keys. */
@NullMarked
package dev.parley.app.shell;

import org.jspecify.annotations.NullMarked;
