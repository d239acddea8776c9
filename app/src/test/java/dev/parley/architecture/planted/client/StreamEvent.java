package dev.parley.architecture.planted.client;

/** A double of the product's type, with an event that keeps the rule. */
public interface StreamEvent {
    record Allowed(long atNanos) implements StreamEvent {}
}
