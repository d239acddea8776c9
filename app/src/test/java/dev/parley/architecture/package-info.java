/** The rules of the architecture as tests, and the proof that each of them can fail. */
@NullMarked
package dev.parley.architecture;

import org.jspecify.annotations.NullMarked;
