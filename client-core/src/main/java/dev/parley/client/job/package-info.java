/** Create-then-poll jobs: their states and the schedule of the polls. */
@NullMarked
package dev.parley.client.job;

import org.jspecify.annotations.NullMarked;
