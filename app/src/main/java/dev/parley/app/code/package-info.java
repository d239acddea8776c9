/** The chat's next request as code. */
@NullMarked
package dev.parley.app.code;

import org.jspecify.annotations.NullMarked;
