package dev.parley.gateway.job;

/**
 * A run of a job that has begun.
 *
 * @param fence its number; once another start has taken a higher one this run can write nothing any more
 */
record Started(String id, long fence, NewJob request) {}
