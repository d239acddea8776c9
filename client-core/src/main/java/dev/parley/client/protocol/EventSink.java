package dev.parley.client.protocol;

import dev.parley.client.StreamEvent;

/** Takes the events that a decoder makes. */
@FunctionalInterface
public interface EventSink {
    void emit(StreamEvent event);
}
