/** What is set of requests' parameters: per chat, per endpoint, and as presets. */
@NullMarked
package dev.parley.app.parameters;

import org.jspecify.annotations.NullMarked;
