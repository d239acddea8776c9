/** What is kept on disk or in the key store of the operating system. */
@NullMarked
package dev.parley.client.store;

import org.jspecify.annotations.NullMarked;
