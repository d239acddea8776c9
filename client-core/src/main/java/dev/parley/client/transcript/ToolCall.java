package dev.parley.client.transcript;

import org.jspecify.annotations.Nullable;

/**
 * A tool call of an answer, joined from its fragments so far.
 *
 * @param index of the call within the answer, from 0
 * @param arguments JSON once the answer is complete, a prefix of it before
 */
public record ToolCall(int index, @Nullable String id, String name, String arguments) {}
