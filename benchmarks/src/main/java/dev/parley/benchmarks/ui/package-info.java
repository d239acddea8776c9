/** How the window behaves under load: frames, lag, memory, beside a chat page in Chromium. */
@NullMarked
package dev.parley.benchmarks.ui;

import org.jspecify.annotations.NullMarked;
