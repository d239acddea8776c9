/** Bytes to frames and back, bounded: Server-Sent Events, newline-delimited JSON, chunked text. Depends on nothing else of ours. */
@NullMarked
package dev.parley.client.wire;

import org.jspecify.annotations.NullMarked;
