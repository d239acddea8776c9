package dev.parley.client.delivery;

import dev.parley.client.http.HttpCall;
import dev.parley.client.protocol.WireBody;
import org.jspecify.annotations.Nullable;

/**
 * A request as it would leave, without the key.
 *
 * @param form the parts of its body where that is a form, else {@code null}
 */
public record Outgoing(HttpCall call, WireBody.@Nullable Form form) {}
