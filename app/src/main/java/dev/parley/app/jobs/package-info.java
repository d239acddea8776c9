/** The page of the jobs: what runs at the servers, what came of it, and the way back into its chat. */
@NullMarked
package dev.parley.app.jobs;

import org.jspecify.annotations.NullMarked;
