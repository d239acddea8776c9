/** The start of the packaged programs and what they need while nothing happens, beside a browser. */
@NullMarked
package dev.parley.benchmarks.start;

import org.jspecify.annotations.NullMarked;
