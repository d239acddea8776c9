/** Classes that each break one rule on purpose, and some beside them that break none. Nothing uses them but the proof. */
@NullMarked
package dev.parley.architecture.planted;

import org.jspecify.annotations.NullMarked;
