/** What is seen of endpoint profiles: the picker of the header, the page with the editor. */
@NullMarked
package dev.parley.app.profiles.view;

import org.jspecify.annotations.NullMarked;
