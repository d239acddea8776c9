/** Where threads meet: the only caller of the toolkit's queue, frames, subscriptions, texts. */
@NullMarked
package dev.parley.app.fx;

import org.jspecify.annotations.NullMarked;
