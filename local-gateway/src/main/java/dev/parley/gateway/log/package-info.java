/** Files that logs go to. */
@NullMarked
package dev.parley.gateway.log;

import org.jspecify.annotations.NullMarked;
