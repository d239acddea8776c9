/** The tab with the code. */
@NullMarked
package dev.parley.app.code.view;

import org.jspecify.annotations.NullMarked;
