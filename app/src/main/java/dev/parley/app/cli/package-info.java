/** The command line: what is typed, what is printed, and the chat in a terminal. */
@NullMarked
package dev.parley.app.cli;

import org.jspecify.annotations.NullMarked;
