/** Files that hold the images, audio and video of answers. */
@NullMarked
package dev.parley.client.media;

import org.jspecify.annotations.NullMarked;
