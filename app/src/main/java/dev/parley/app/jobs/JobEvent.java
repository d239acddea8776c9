package dev.parley.app.jobs;

import dev.parley.app.control.Tone;

/**
 * Something that happened to a job, in words.
 *
 * @param detail a second line; may be empty
 * @param time of day; empty: not known
 */
public record JobEvent(String title, String detail, String time, Tone tone) {}
