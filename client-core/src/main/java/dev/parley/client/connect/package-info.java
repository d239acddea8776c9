/** Opens clients for endpoint profiles: the one place that puts protocol, delivery and HTTP together. */
@NullMarked
package dev.parley.client.connect;

import org.jspecify.annotations.NullMarked;
