/** One text that a model goes on with from the caret, by the completions of an endpoint. */
@NullMarked
package dev.parley.app.notebook;

import org.jspecify.annotations.NullMarked;
