/** The gateway beside others: what it adds to a request and to a stream, what it costs, what its job queue carries. */
@NullMarked
package dev.parley.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
