/** Journeys through the real window, in this process or in one that is killed. */
@NullMarked
package dev.parley.app.window;

import org.jspecify.annotations.NullMarked;
