package dev.parley.app;

import dev.parley.client.store.UpstreamStore;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the bundled gateway keeps between two runs, and what it may read.
 *
 * @param jobs the folder of its jobs
 * @param environment gives the value of a variable, or {@code null}
 */
record GatewayHome(Path jobs, UpstreamStore upstreams, UnaryOperator<@Nullable String> environment) {}
