/** The documents of the repository, compared with what is there. */
@NullMarked
package dev.parley.docs;

import org.jspecify.annotations.NullMarked;
