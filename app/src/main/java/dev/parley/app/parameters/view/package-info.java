/** The tab of the parameters. */
@NullMarked
package dev.parley.app.parameters.view;

import org.jspecify.annotations.NullMarked;
