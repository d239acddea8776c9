/** Asynchronous requests: accepted, kept in SQLite, run by db-scheduler, never lost and never ended twice. */
@NullMarked
package dev.parley.gateway.job;

import org.jspecify.annotations.NullMarked;
