package dev.parley.client.job;

/** The body of a job's answer: {@code text} is JSON if {@code json}, else whatever the model server said. */
public record JobResult(String text, boolean json) {}
