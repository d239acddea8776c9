package dev.parley.client.store;

import dev.parley.client.transcript.Turn;

/**
 * An answer that a job makes or made.
 *
 * @param chatTitle may be empty
 * @param prompt the beginning of what was asked; may be empty
 * @param turn the answer, whose {@code jobId} is the job's id at its server
 */
public record StoredJob(String chatId, String chatTitle, String prompt, Turn turn) {}
