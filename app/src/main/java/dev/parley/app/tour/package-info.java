/** The guided tour: a card beside the real screens that shows, step by step, what Parley is for. */
@NullMarked
package dev.parley.app.tour;

import org.jspecify.annotations.NullMarked;
