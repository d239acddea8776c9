/** The command palette: one field that finds every action, chat, endpoint and setting by a few letters. */
@NullMarked
package dev.parley.app.palette;

import org.jspecify.annotations.NullMarked;
