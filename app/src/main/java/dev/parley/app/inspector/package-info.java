/** What went over the wire for one answer: its timeline, its requests and responses, its tokens and all of its bytes. */
@NullMarked
package dev.parley.app.inspector;

import org.jspecify.annotations.NullMarked;
