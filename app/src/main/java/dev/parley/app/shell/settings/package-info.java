/** The settings: their page with its sections, and what happens to all data as a whole. */
@NullMarked
package dev.parley.app.shell.settings;

import org.jspecify.annotations.NullMarked;
