/**
 * What went over the wire for one answer, as data that can be shown, saved and read again. Nothing here does I/O, and no
 * secret ever gets here.
 */
@NullMarked
package dev.parley.client.capture;

import org.jspecify.annotations.NullMarked;
