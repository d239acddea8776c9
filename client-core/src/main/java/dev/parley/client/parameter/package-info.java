/** What can be set of a request beside its messages, for each protocol. */
@NullMarked
package dev.parley.client.parameter;

import org.jspecify.annotations.NullMarked;
