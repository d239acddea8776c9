/** Faulty sockets and scripted servers for tests. */
@NullMarked
package dev.parley.testkit;

import org.jspecify.annotations.NullMarked;
