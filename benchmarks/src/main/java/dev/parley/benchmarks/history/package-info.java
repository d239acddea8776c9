/** How long the list of chats takes to be filtered and the history to be searched. */
@NullMarked
package dev.parley.benchmarks.history;

import org.jspecify.annotations.NullMarked;
