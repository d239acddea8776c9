package dev.parley.gateway.upstream;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was collected.
 *
 * @param status {@code null} if the server never answered
 * @param body what came of it, all of it if {@code failure} is {@code null}
 * @param failure why it is not complete
 */
public record WholeReply(
        @Nullable Integer status, Buffer body, @Nullable UpstreamFailure failure) {}
