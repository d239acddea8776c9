package dev.parley.app.markdown.view;

/**
 * A part of a text that somebody looked for.
 *
 * @param to exclusive
 * @param current whether it is where the person is, among others
 */
public record TextMark(int from, int to, boolean current) {}
