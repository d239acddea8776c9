/** The HTTP face: what may come in, where it goes, and how an answer goes out. Everything here lives on event loops. */
@NullMarked
package dev.parley.gateway.http;

import org.jspecify.annotations.NullMarked;
