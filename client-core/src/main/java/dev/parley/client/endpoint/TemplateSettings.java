package dev.parley.client.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * How to talk to a JSON endpoint that speaks no known protocol.
 *
 * @param body JSON with {@code {{prompt}}}, {@code {{system}}}, {@code {{model}}}, {@code {{messages}}} and
 *     {@code {{param.NAME}}}
 * @param pointer where the text is in the answer (or in each event), a JSON Pointer (RFC 6901); {@code ""} is the whole
 * @param streamRule how the answer comes
 * @param errorPointer where an error's text is, if the endpoint reports errors in a 200
 */
public record TemplateSettings(
        String body,
        String pointer,
        StreamRule streamRule,
        @Nullable String errorPointer) {}
