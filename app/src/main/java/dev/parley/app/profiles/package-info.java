/** Choosing and editing endpoint profiles. */
@NullMarked
package dev.parley.app.profiles;

import org.jspecify.annotations.NullMarked;
